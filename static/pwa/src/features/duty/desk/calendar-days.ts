/** The listed days of a year while somebody edits them. Pure. */
import type { ListedDay } from '../../../api/desk'
import { dayKey, noonOf } from '../../../locale/time'

const DAY_MS = 24 * 3_600_000

/** `2026-10-01` to `2026-10-07` day by day; one day without an end; none where that is no span within the year. */
export function daysBetween(year: string, from: string, to: string): string[] {
  const last = to === '' ? from : to
  if (from === '' || last < from || !from.startsWith(year) || !last.startsWith(year)) return []
  const count = Math.round((noonOf(last).getTime() - noonOf(from).getTime()) / DAY_MS)
  return Array.from({ length: count + 1 }, (_, n) => dayKey(new Date(noonOf(from).getTime() + n * DAY_MS)))
}

/** The list with these days said anew, in order. */
export function withDays(listed: readonly ListedDay[], days: readonly string[], kind: ListedDay['kind'], name: string): ListedDay[] {
  const others = listed.filter(({ day }) => !days.includes(day))
  return [...others, ...days.map((day) => ({ day, kind, name }))].sort((one, other) => one.day.localeCompare(other.day))
}

export function sameDays(one: readonly ListedDay[], other: readonly ListedDay[]): boolean {
  return one.length === other.length && one.every((each, n) => each.day === other[n]?.day && each.kind === other[n].kind && each.name === other[n].name)
}
