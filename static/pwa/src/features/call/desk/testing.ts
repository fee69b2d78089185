/** Calls for tests. */
import type { Call, CallAccident, CallDetail, CallWord } from '../../../api/desk'

export const words: CallWord[] = [
  { list: 'kind', code: 'accident', name_zh: '交通事故', name_en: 'Accident' },
  { list: 'kind', code: 'congestion', name_zh: '交通拥堵', name_en: 'Congestion' },
]

const call: Call = {
  id: 'call', unit_id: 'squad', number: 'J1', source: 'import', received_at: '2026-03-04T23:30:00.000Z', day: '2026-03-05', hour: 7, weekday: 4, kind: 'accident', outcome: 'open', valid: true,
  section_id: 'section', chainage_m: 12_300, latitude: 36.1, longitude: 115.7, placed: 'chainage', place_text: '桥东', town: null, summary: '两车追尾', handled_by: null, accident_id: null,
  version: 2, recorded_at: '2026-03-05T00:00:00.000Z', withdrawn_at: null, withdrawn_reason: null,
}

export const aCall = (over: Partial<Call> = {}): Call => ({ ...call, ...over })

export const aCallDetail = (over: Partial<CallDetail> = {}): CallDetail => ({ ...call, accident: null, tasks: [], proposed_accidents: [], proposed_tasks: [], suggested_sections: [], ...over })

export const nearAccident = (over: Partial<CallAccident> = {}): CallAccident => ({
  id: 'accident', number: 'A1', occurred_at: '2026-03-04T23:25:00.000Z', procedure: 'general', deaths: 0, section_id: 'section', chainage_m: 12_500, place_text: '', stands: true, ...over,
})
