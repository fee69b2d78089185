/** A month's roster while somebody edits it: what stands there, and over it the cells that were changed. Pure. */
import type { Crew, Roster, RosterEntry } from '../../../api/desk'
import { dayKey, noonOf } from '../../../locale/time'
import type { RosterKind } from '../views'

export const KINDS: readonly RosterKind[] = ['day', 'night', 'standby', 'on_call', 'leave', 'leader']
/** What stands beside another shift of the day; the others take each other's place. */
const BESIDE: readonly RosterKind[] = ['leader']
const OUT: readonly RosterKind[] = ['day', 'night', 'on_call', 'leader']
const DAY_MS = 24 * 3_600_000

export type Shift = Pick<RosterEntry, 'kind' | 'vehicle_id' | 'crew_id'>
/** By `officer day`. */
export type Cells = Readonly<Record<string, readonly Shift[] | undefined>>

export interface Change {
  officer_id: string
  day: string
  shifts: readonly Shift[]
}

export const keyOf = (officerId: string, day: string) => `${officerId} ${day}`

export function cellsOf({ entries }: Pick<Roster, 'entries'>): Cells {
  const cells: Record<string, Shift[]> = {}
  for (const { officer_id, day, kind, vehicle_id, crew_id } of entries) (cells[keyOf(officer_id, day)] ??= []).push({ kind, vehicle_id, crew_id })
  return cells
}

export function shiftsAt(standing: Cells, changed: Cells, key: string): readonly Shift[] {
  return changed[key] ?? standing[key] ?? []
}

/** What a cell becomes by a kind: set where it wasn't, taken away where it was. `beside` keeps what else is there. */
export function withKind(shifts: readonly Shift[], kind: RosterKind, crew: Pick<Crew, 'id' | 'vehicle_id'> | null, beside = false): Shift[] {
  if (shifts.some((each) => each.kind === kind)) return shifts.filter((each) => each.kind !== kind)
  const stays = (each: Shift) => beside || (kind !== 'leave' && (BESIDE.includes(kind) ? each.kind !== 'leave' : BESIDE.includes(each.kind)))
  const led = crew !== null && OUT.includes(kind)
  return [...shifts.filter(stays), { kind, vehicle_id: led ? crew.vehicle_id : null, crew_id: led ? crew.id : null }]
}

/** The cells that are another than what stands there. */
export function changesOf(standing: Cells, changed: Cells): Change[] {
  return Object.entries(changed).flatMap(([key, shifts]) => {
    const [officer_id = '', day = ''] = key.split(' ')
    return shifts === undefined || textOf(shifts) === textOf(standing[key] ?? []) ? [] : [{ officer_id, day, shifts }]
  })
}
const textOf = (shifts: readonly Shift[]) => shifts.map(({ kind, vehicle_id, crew_id }) => `${kind}/${vehicle_id ?? ''}/${crew_id ?? ''}`).sort().join()

export function dayAfter(day: string, days: number): string {
  return dayKey(new Date(noonOf(day).getTime() + days * DAY_MS))
}

export function mondayOf(day: string): string {
  return dayAfter(day, -((noonOf(day).getUTCDay() + 6) % 7))
}

/** The week that begins on `from`, laid over the one that begins on `to`, as far as that lies in the month. */
export function copiedWeek(source: Cells, officerIds: readonly string[], from: string, to: string, month: string): Cells {
  const copied: Record<string, readonly Shift[]> = {}
  for (let n = 0; n < 7; n += 1) {
    const day = dayAfter(to, n)
    if (!day.startsWith(month)) continue
    for (const id of officerIds) copied[keyOf(id, day)] = (source[keyOf(id, dayAfter(from, n))] ?? []).filter(({ kind }) => kind !== 'leave')
  }
  return copied
}

/** `2026-12` after `2026-11`. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
