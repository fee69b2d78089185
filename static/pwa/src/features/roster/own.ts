/** One's own coming shifts, a colleague's, and with whom one goes out now. Pure. */
import { dayKey, noonOf } from '../../locale/time'
import type { OwnShift, RosterKind, RosterMonth, SquadMonth } from './views'

const SHOWN_DAYS = 7
const DAY_MS = 24 * 3_600_000

/** Those of the duty day and the six after it, in order. */
export function comingShifts(months: readonly RosterMonth[], today: string): OwnShift[] {
  const last = dayKey(new Date(noonOf(today).getTime() + (SHOWN_DAYS - 1) * DAY_MS))
  return shiftsFrom(months, today).filter(({ day }) => day <= last)
}

/** All from the duty day on, in order. */
export function shiftsFrom(months: readonly RosterMonth[], today: string): OwnShift[] {
  return months.flatMap(({ shifts }) => shifts).filter(({ day }) => day >= today).sort((one, other) => one.day.localeCompare(other.day))
}

/** What somebody of the squad has to give from the duty day on, by day in order; leave is nobody's to give. */
export function givenBy(months: readonly SquadMonth[], officerId: string, today: string): Map<string, RosterKind[]> {
  const days = months.flatMap(({ people }) => Object.entries(people[officerId] ?? {})).filter(([day]) => day >= today)
  const given = days.map(([day, kinds]) => [day, kinds.filter((kind) => kind !== 'leave')] as const).filter(([, kinds]) => kinds.length > 0)
  return new Map(given.sort(([one], [other]) => one.localeCompare(other)).map(([day, kinds]) => [day, [...kinds]]))
}

/** Mates and car of the day's shift that goes out; null where the roster has none. By night, after 16:00, the night's. */
export function rosteredCrew(months: readonly RosterMonth[], today: string, hour: number): { crew_ids: string[]; vehicle_id: string | null } | null {
  const out = comingShifts(months, today).filter(({ day, kind }) => day === today && (kind === 'day' || kind === 'night'))
  const wanted = hour >= 16 || hour < 4 ? 'night' : 'day'
  const shift = out.find(({ kind }) => kind === wanted) ?? out[0]
  if (shift === undefined || (shift.mate_ids.length === 0 && shift.vehicle_id === null)) return null
  return { crew_ids: [...shift.mate_ids], vehicle_id: shift.vehicle_id }
}
