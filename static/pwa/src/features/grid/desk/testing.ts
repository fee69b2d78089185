/** A made night of one section and one post, for tests. */
import type { Grid, GridCell, GridItem, GridOpened, PresenceRate, Sheet } from '../../../api/desk'

const rate: PresenceRate = { value: '0.8806', credited: 39, unknowns: 4, exempt: 1, open: 2, credited_s: 280_800 }

const times = { starts_at: '2026-11-25T11:00:00.000Z', ends_at: '2026-11-25T13:00:00.000Z' }

export function anItem(over: Partial<GridItem> = {}): GridItem {
  return { requirement_id: 'due', ...times, mark: 'missed', value: '0.5586', reason_code: 'partly_covered', manner: 'patrol', ...over }
}

export function aCell(over: Partial<GridCell> = {}): GridCell {
  return { period: '19:00–21:00', ...times, mark: 'missed', value: '0.5586', items: [anItem()], ...over }
}

export function aGrid(over: Partial<Grid> = {}): Grid {
  return {
    unit_id: 'brigade', unit_name: '大队', duty_day: '2026-11-25', at: '2026-11-25T13:28:00.000Z', periods: ['06:00–08:00', '19:00–21:00'],
    sections: [{ place_id: 'section', name: 'G341 城区段', road_code: 'G341', unit_id: 'squad', cells: [aCell()] }],
    posts: [{ place_id: 'post', name: '大桥路口', road_code: '', unit_id: 'squad', cells: [aCell({ mark: 'unknown', value: null, items: [anItem({ requirement_id: 'stand', mark: 'unknown', value: null, reason_code: 'nobody_tracked', manner: 'standing' })] })] }],
    of_sections: rate, of_posts: { ...rate, value: null, credited: 0 }, of_all: rate, ...over,
  }
}

export function anOpened(over: Partial<GridOpened> = {}): GridOpened {
  return {
    requirement_id: 'due', required_share: 0.9, required_passes: null, item: anItem(), place_name: 'G341 城区段',
    section: { id: 'section', name: 'G341 城区段', road_code: 'G341', from_chainage_m: 12_000, to_chainage_m: 14_000 },
    reaches: [{ what: 'passed', from_m: 12_000, to_m: 13_117 }, { what: 'unknown', from_m: 13_117, to_m: 13_600 }, { what: 'missed', from_m: 13_600, to_m: 14_000 }],
    passes: [{ plate: '鲁P1201警', from_m: 12_000, to_m: 13_117, started_at: '2026-11-25T11:05:00.000Z', ended_at: '2026-11-25T11:09:00.000Z', whole: false }],
    pieces: [{ from_m: 12_000, to_m: 13_000, covered_m: 1000, passed_at: ['2026-11-25T11:06:00.000Z'], longest_interval_s: null }, { from_m: 13_000, to_m: 14_000, covered_m: 117, passed_at: [], longest_interval_s: null }],
    visits: [], cars: [{ vehicle_id: 'car', plate: '鲁P1201警', fixes: 0 }], people: ['王警官'], tracks_gone: false, lights: { lights_on_s: 2952, lights_off_s: 0, lights_unknown_s: 648 }, ...over,
  }
}

export function aSheet(over: Partial<Sheet> = {}): Sheet {
  const tasks = Array.from({ length: 9 }, (_, number) => ({ id: `task-${String(number)}`, title: `指令${String(number)}`, urgency: 'routine', created_at: '2026-11-25T12:00:00.000Z', due_at: null, hands: 2, acknowledged: 1, done: 0 }))
  return { grid: aGrid(), tasks, calls: { calls: 12, valid: 10, open: 1, kinds: [{ name_zh: '交通事故', count: 7 }] }, accidents: [{ id: 'accident', occurred_at: '2026-11-25T09:00:00.000Z', procedure: 'general', deaths: 0, injuries: null, place: 'G341 城区段 K12+300' }], talks: [], ...over }
}
