/** Hazards at the desk for tests. */
import type { HazardDetail, HazardKind } from '../../../api/desk'

export const kinds: HazardKind[] = [{ id: 'k', code: 'pothole', name_zh: '路面坑槽', name_en: 'Pothole', position: 0, active: true, source: '', confidence: 'medium', version: 1 }]

export function aHazard(over: Partial<HazardDetail> = {}): HazardDetail {
  return {
    id: 'hazard', report_id: 'hazard', officer_id: 'wang', unit_id: 'squad', claimed_at: '2026-11-23T01:00:00.000Z', corrected_at: '2026-11-23T01:00:00.000Z',
    bracket_from: '2026-11-23T00:30:00.000Z', bracket_to: '2026-11-23T01:40:00.000Z', clock_certain: true, latitude: 36, longitude: 116, accuracy_m: 8,
    kind: 'pothole', severity: 'dangerous', section_id: 'section', chainage_m: 12_300, place_text: '桥东', note: '半米宽', state: 'open', handed_to: '', handed_number: '',
    version: 1, withdrawn_at: null, withdrawn_reason: null, superseded_by: null, photos: [], steps: [], earlier: [], ...over,
  }
}
