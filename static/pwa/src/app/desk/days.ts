/** Days of the calendar, written `2026-11-23`. */
import { dayKey, noonOf } from '../../locale/time'

/** The day so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return dayKey(new Date(noonOf(day).getTime() + days * 86_400_000))
}
