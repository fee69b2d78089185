/** Accidents at the desk for tests. */
import type { AccidentDetail, AccidentWord } from '../../../api/desk'

const word = (list: string, code: string, name_zh: string): AccidentWord => ({ key: `${list}.${code}`, list, code, name_zh, confidence: 'medium' })
export const words = [word('form', '11', '碰撞运动车辆'), word('form', '21', '刮撞行人'), word('vehicle', 'K3', '驾驶小型客车'), word('weather', '1', '晴')]

export function anAccident(over: Partial<AccidentDetail> = {}): AccidentDetail {
  return {
    id: 'accident', unit_id: 'squad', number: 'A1', source: 'import', occurred_at: '2026-03-04T23:30:00.000Z', day: '2026-03-05', hour: 7, weekday: 4, procedure: 'general',
    deaths: 1, deaths_late: 0, death_times: [], injuries: null, form: '11', cause: null, weather: '1', light: null, road_type: null, road_feature: null,
    section_id: 'section', chainage_m: 12_300, latitude: 36, longitude: 116, placed: 'chainage', place_text: '桥东', town: null, village: null, enterprise: null, note: '', version: 2,
    recorded_at: '2026-03-06T01:00:00.000Z', withdrawn_at: null, withdrawn_reason: null, superseded_by: null,
    parties: [{ vehicle_type: 'K3', age: 45, role: 'driver' }], earlier: [], scenes: [], suggested_sections: [], alike: [], ...over,
  }
}
