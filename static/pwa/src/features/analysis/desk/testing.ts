/** Analysis at the desk for tests. */
import type { AnalysisRule, Compared, Picture, Proposal, ProposalDetail, StudiedAccident } from '../../../api/desk'

export function compared(now: number, before: number, over: Partial<Compared> = {}): Compared {
  return { now, before, percent: before === 0 ? null : (((now - before) / before) * 100).toFixed(2), verdict: 'unclear', small: before < 10, low: null, high: null, ...over }
}

export function anAccident(over: Partial<StudiedAccident> = {}): StudiedAccident {
  return {
    id: 'accident', unit_id: 'squad', number: '371521001', occurred_at: '2026-10-03T11:30:00.000Z', procedure: 'general', deaths: 0, injuries: 1, form: '11', cause: '12', section_id: 'section',
    chainage_m: 12_300, latitude: null, longitude: null, placed: 'chainage', place_text: '', town: null, village: null, ...over,
  }
}

export function aPicture(over: Partial<Picture> = {}): Picture {
  const row = (code: string, now: number, before: number) => ({ code, ...compared(now, before) })
  return {
    from: '2026-01-01', to: '2026-05-31', before_from: '2025-01-01', before_to: '2025-05-31', measure: 'accidents',
    totals: { accidents: compared(98, 123, { low: '-39.53', high: '4.74' }), fatal: compared(24, 27), deaths: compared(26, 29), injuries: compared(80, 81) },
    unplaced: { accidents: 98, unplaced: 3, off_sections: 11 }, heat: Array.from({ length: 7 }, () => Array<number>(24).fill(0)), busy: null,
    section_periods: [{ row: 'section', column: 'evening', count: 9 }], months: [{ code: '1', now: 20, before: 25 }],
    tables: { cause: [row('12', 30, 41), row('', 2, 0)], form: [], vehicle: [], road_feature: [], town: [] }, words: { cause: { 12: '超速行驶' }, form: { 11: '碰撞运动车辆' } }, ...over,
  }
}

export function aProposal(over: Partial<Proposal> = {}): Proposal {
  return {
    id: 'proposal', unit_id: 'squad', number: 7, rule_key: 'officers_follow_accidents', rule_version: 1, kind: 'section', origin: 'button', first_day: '2025-11-23', last_day: '2026-11-22',
    accident_ids: ['accident', 'other'], reckoning: { count: 12, total: 60, expected: 2.2, chance: 0.0004 },
    suggestion: { section_id: 'section', starts: '19:00', ends: '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7], valid_from: '2026-11-24', valid_to: '2026-12-21', required_passes: 2 },
    cost_hours: 42, cost_per: 'week', made_at: '2026-11-23T01:00:00.000Z', made_by: 'boss', state: 'open', said: {}, changed: [], decided_at: null, decided_by: null, reason: '', made: [], version: 1, ...over,
  }
}

export const aRule: AnalysisRule = {
  set: 'follows', key: 'officers_follow_accidents', name_zh: '警力跟着事故走', name_en: 'Officers follow accidents', active: true, settings: { days: 365, least: 4 }, source: '大队四跟工作法', confidence: 'medium',
  makes: ['section', 'post'], version: 1,
}

export function detailOf(proposal: Proposal, over: Partial<ProposalDetail> = {}): ProposalDetail {
  return { proposal, rule: aRule, rule_settings: aRule.settings, accidents: [anAccident()], effect: null, words: aPicture().words, ...over }
}
