/** One's own coming shifts, and with whom one goes out now. Pure. */
import { dayKey, noonOf } from '../../locale/time'
import type { OwnShift, RosterMonth } from './views'

const SHOWN_DAYS = 7
const DAY_MS = 24 * 3_600_000

/** Those of the duty day and the six after it, in order. */
export function comingShifts(months: readonly RosterMonth[], today: string): OwnShift[] {
  const last = dayKey(new Date(noonOf(today).getTime() + (SHOWN_DAYS - 1) * DAY_MS))
  return months.flatMap(({ shifts }) => shifts).filter(({ day }) => day >= today && day <= last).sort((one, other) => one.day.localeCompare(other.day))
}

/** Mates and car of the day's shift that goes out; null where the roster has none. By night, after 16:00, the night's. */
export function rosteredCrew(months: readonly RosterMonth[], today: string, hour: number): { crew_ids: string[]; vehicle_id: string | null } | null {
  const out = comingShifts(months, today).filter(({ day, kind }) => day === today && (kind === 'day' || kind === 'night'))
  const wanted = hour >= 16 || hour < 4 ? 'night' : 'day'
  const shift = out.find(({ kind }) => kind === wanted) ?? out[0]
  if (shift === undefined || (shift.mate_ids.length === 0 && shift.vehicle_id === null)) return null
  return { crew_ids: [...shift.mate_ids], vehicle_id: shift.vehicle_id }
}
