/** Shifts and tallies for tests, made of what the test is about. */
import { anEntry, confirmed } from '../../../app/testing/entries'
import type { CommandPayloads, Entry, View } from '../../../offline'
import type { Shift, Tally, TallyKind } from '../views'

export const ME = 'me'

export function aStart(id: string, at: string, over: Partial<CommandPayloads['shift.start']> = {}): Entry<'shift.start'> {
  return anEntry('shift.start', { crew_ids: [], vehicle_id: null, note: '', ...over }, { id, occurred_at: at, officer_id: ME, state: confirmed(1) })
}

export function anEnd(id: string, shiftId: string): Entry<'shift.end'> {
  return anEntry('shift.end', { shift_id: shiftId, note: '' }, { id })
}

/** A correction of an earlier record. */
export function correcting<E extends Entry>(entry: E, supersedes: string): E {
  return { ...entry, body: { ...entry.body, supersedes } }
}

export function told(id: string, started_at: string, over: Partial<Shift> = {}): View<Shift> {
  return { id, data: { id, start_id: id, officer_id: ME, unit_id: 'unit', crew_ids: [], vehicle_id: null, note: '', started_at, end_id: null, ended_at: null, ...over } }
}

export function aTally(id: string, counts: Record<string, number>, over: Partial<CommandPayloads['shift.tally']> = {}): Entry<'shift.tally'> {
  const at = '2026-11-23T02:00:00.000Z'
  const payload = { draft_id: `draft-of-${id}`, first_at: at, last_at: at, counts: Object.entries(counts).map(([kind, count]) => ({ kind, count })), ...over }
  return anEntry('shift.tally', payload, { id, state: confirmed(1) })
}

export function toldTally(id: string, counts: Record<string, number>): View<Tally> {
  const at = '2026-11-23T01:00:00.000Z'
  return { id, data: { id, draft_id: `draft-of-${id}`, duty_day: '2026-11-23', first_at: at, last_at: at, counts } }
}

export function aKind(code: string, name_zh: string, position: number): View<TallyKind> {
  return { id: code, data: { id: code, code, name_zh, name_en: code, position, active: true, source: '', confidence: 'high', version: 1 } }
}
