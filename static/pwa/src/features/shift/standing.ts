/** In which shift the holder is out now, from their own records and what the server told. Pure. */
import type { CommandPayloads, CommandType, Entry, Uuid, View, WireTime } from '../../offline'
import type { Shift } from './views'

/** A shift that nobody ended within this time was forgotten; mirrors LONGEST of app/shift/rules.py. */
const LONGEST_MS = 24 * 3_600_000

export interface OnDuty {
  shift_id: Uuid
  /** The start that stands: what a correction names. */
  start_id: Uuid
  /** Who said so; the others are out with them. */
  officer_id: Uuid
  crew_ids: readonly Uuid[]
  vehicle_id: Uuid | null
  note: string
  started_at: WireTime
}

/** The shift that runs at `now`: the own one, else the one of a colleague who named the holder. */
export function onDutyNow(entries: readonly Entry[], views: readonly View<Shift>[], officerId: Uuid, now: Date): OnDuty | null {
  const running = openShifts(entries, views, officerId)
    .filter(({ started_at }) => now.getTime() - Date.parse(started_at) < LONGEST_MS)
    .sort((one, other) => other.started_at.localeCompare(one.started_at))
  return running.find(({ officer_id }) => officer_id === officerId) ?? running[0] ?? null
}

function openShifts(entries: readonly Entry[], views: readonly View<Shift>[], officerId: Uuid): OnDuty[] {
  const taken = entries.filter((entry) => !isRefused(entry))
  const gone = goneIds(taken)
  const ended = new Set(taken.flatMap((entry) => (isOf(entry, 'shift.end') && !gone.has(entry.id) ? entry.body.payload.shift_id : [])))
  const told = views.map(({ data }) => data)
  const own = taken.filter((entry) => isOf(entry, 'shift.start')).map((entry) => ownShift(entry, taken, told, officerId))
  const known = new Set(own.map(({ start_id }) => start_id))
  const others = told.filter((shift) => shift.ended_at === null || gone.has(shift.end_id ?? '')).map(toldShift)
  return [...own, ...others.filter(({ start_id }) => !known.has(start_id))]
    .filter(({ start_id, shift_id }) => !gone.has(start_id) && !ended.has(shift_id) && !endedElsewhere(told, shift_id, gone))
}

/** The server knows of an end that this phone didn't say. */
function endedElsewhere(told: readonly Shift[], shiftId: Uuid, gone: ReadonlySet<Uuid>): boolean {
  return told.some(({ id, end_id }) => id === shiftId && end_id !== null && !gone.has(end_id))
}

function ownShift({ id, occurred_at, body: { payload, supersedes } }: Entry<'shift.start'>, entries: readonly Entry[], told: readonly Shift[], officer_id: Uuid): OnDuty {
  return { ...payload, shift_id: supersedes === null ? id : shiftOf(supersedes, entries, told), start_id: id, officer_id, started_at: occurred_at }
}

/** A correction keeps its shift: the one of the start that it corrects. */
function shiftOf(startId: Uuid, entries: readonly Entry[], told: readonly Shift[]): Uuid {
  const shift = told.find(({ id, start_id }) => start_id === startId || id === startId)
  if (shift !== undefined) return shift.id
  const before = entries.find(({ id }) => id === startId)?.body.supersedes ?? null
  return before === null ? startId : shiftOf(before, entries, told)
}

function toldShift({ id, start_id, officer_id, crew_ids, vehicle_id, note, started_at }: Shift): OnDuty {
  return { shift_id: id, start_id, officer_id, crew_ids, vehicle_id, note, started_at }
}

/** What was withdrawn or corrected on this phone. */
export function goneIds(entries: readonly Entry[]): Set<Uuid> {
  return new Set(entries.flatMap(({ body }) => ('command_id' in body.payload ? body.payload.command_id : (body.supersedes ?? []))))
}

/** The server didn't take it, or a person settled it otherwise. */
export function isRefused({ state }: Entry): boolean {
  return state.kind === 'attention' || (state.kind === 'confirmed' && state.outcome !== 'applied')
}

export function isOf<T extends CommandType>(entry: Entry, type: T): entry is Entry<T> {
  return entry.type === type
}

export type StartPayload = CommandPayloads['shift.start']
