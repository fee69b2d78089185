/** Shifts at the desk for tests. */
import type { OnDuty } from '../../../api/desk'

type Shift = OnDuty['shifts'][number]

export function out(id: string, over: Partial<Shift> = {}): Shift {
  return { id, start_id: id, officer_id: 'wang', unit_id: 'squad', crew_ids: [], vehicle_id: null, plate: null, note: '', started_at: '2026-11-23T00:00:00.000Z', end_id: null, ended_at: null, ...over }
}

export function onDuty(shifts: Shift[], due_ids: string[] = []): OnDuty {
  return { at: '2026-11-23T02:00:00.000Z', shifts, due_ids }
}
