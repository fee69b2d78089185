/** Targets, words and talks for tests. */
import type { CommandPayloads } from '../../../offline'
import type { PlanItem, Progress, Session, Target, Word } from '../views'

export function aTarget(id: string, over: Partial<Target> = {}): Target {
  return {
    id, kind: 'village', name: id, aliases: [], town_code: null, town_name: '郭店屯镇', latitude: null, longitude: null, lunar_month: null,
    lunar_day: null, lunar_is_leap: null, categories: [], external_key: null, unit_id: 'brigade', active: true, version: 1, ...over,
  }
}

export function aWord(key: string, name_zh: string, over: Partial<Word> = {}): Word {
  const [list = '', code = ''] = key.split('.')
  return { key, list, code, name_zh, name_en: key, source: 'test', confidence: 'high', position: 0, ...over }
}

export const aTalk: CommandPayloads['outreach.close_session'] = {
  started_at: '2026-11-23T01:00:00.000Z', ended_at: '2026-11-23T01:30:00.000Z', target_ids: ['village'], head_count: 30, count_method: 'counted',
  groups: ['villager'], forms: [], themes: [], presenter_ids: [], materials: [], hazards_heard: '', wishes: '', note: '', plan_item_id: null, photos: [],
}

export function aPlanItem(id: string, over: Partial<PlanItem> = {}): PlanItem {
  return {
    id, unit_id: 'brigade', batch_id: 'batch', starts_on: '2026-11-23', ends_on: '2026-11-25', begins_at: null, target_ids: ['village'], team_ids: [], forms: [],
    themes: [], category: null, note: '', created_by: null, cancelled_at: null, cancelled_reason: null, standing: 'open', session_ids: [], version: 1, ...over,
  }
}

export function aSession(id: string, over: Partial<Session> = {}): Session {
  return {
    ...aTalk, id, officer_id: 'wang', unit_id: 'brigade', claimed_at: aTalk.ended_at, corrected_at: aTalk.ended_at, bracket_from: null, bracket_to: aTalk.ended_at,
    clock_certain: true, latitude: null, longitude: null, accuracy_m: null, held_on: '2026-11-23', faces_visible: [], plan_item_id: null, withdrawn_at: null,
    withdrawn_reason: null, superseded_by: null, photos: [], voided_at: null, review: { state: 'waiting', version: 1, corrects: null, verdicts: [] }, ...over,
  }
}

/** 152 talks of 65 villages, 76 schools, 9 enterprises and 2 departments. */
export const aProgress: Progress = {
  campaign: { id: 'campaign', name: '“八必到”宣教', starts_on: '2023-11-01', ends_on: null, planned: { village: 247, school: 178 }, unit_id: 'brigade', version: 1 },
  counted_at: '2026-11-23T01:55:00.000Z', whole: true, sessions: 152, several_kinds: 0, people: 50_312, people_by_method: { estimated: 48_000, counted: 2_312 },
  kinds: [
    { key: 'village', sessions: 65, reached: 65, known: 247, planned: 247 },
    { key: 'school', sessions: 76, reached: 76, known: 178, planned: 178 },
    { key: 'fair', sessions: 0, reached: 0, known: 38, planned: 38 },
    { key: 'enterprise', sessions: 9, reached: 9, known: 9, planned: null },
    { key: 'public_body', sessions: 2, reached: 2, known: 2, planned: null },
    { key: 'other', sessions: 0, reached: 0, known: 0, planned: null },
  ],
  categories: [{ key: 'babida.3', sessions: 4, reached: 4, known: 5, planned: null }, { key: 'qijin.1', sessions: 0, reached: 0, known: 0, planned: null }],
}
