/** Cards for tests. */
import type { CardAnswer, ScoreLine } from '../../../api/desk'
import { aCredit, aRequirement } from '../../../app/desk/testing/made'

export function aLine(over: Partial<ScoreLine> = {}): ScoreLine {
  return {
    indicator: 'presence_posts', weight: 45, target: '0.9500', floor: '0.0000', formula_key: 'formula.presence_posts', credited: [], unknown: [], exempt: [],
    credited_sum: '0.8000', value: '0.8000', points: '37.89', ...over,
  }
}

export function aCard(lines: ScoreLine[]): CardAnswer {
  return {
    card: {
      scheme_id: 'scheme', subject: { kind: 'brigade', id: 'brigade' }, period: { first_day: '2026-10-26', last_day: '2026-11-25' }, lines,
      total: '84.20', formula_key: 'formula.total', input_digest: 'a'.repeat(64),
    },
    scheme: { id: 'scheme', name: '默认考核方案', valid_from: '2026-01-01', valid_to: null, unit_id: 'brigade', data: {}, adopted_at: '2026-01-01T00:00:00.000Z', adopted_by: null },
    credits: [aCredit()],
    requirements: [aRequirement()],
    records: [],
    kept: null,
    corrections: [],
    late: [],
  }
}
