/** Sections by how long they had nothing. Pure. */
import type { SectionBalance } from '../../../api/desk'
import { noonOf } from '../../../locale/time'

const DAY_MS = 24 * 3_600_000

/** The last 7 or 30 duty days, today included; `all` leaves no section out. */
export type Span = '7' | '30' | 'all'

export interface BalanceRow extends SectionBalance {
  /** Whole days; null for longer ago than is looked up, or never. */
  sinceDue: number | null
  sincePassed: number | null
  state: 'nothing' | 'unknown' | 'served'
}

/** Those that had neither a demand nor a pass within the span, the longest neglected first; all of them for `all`. */
export function balanceRows(balances: readonly SectionBalance[], today: string, span: Span): BalanceRow[] {
  const within = span === '30' ? 30 : 7
  const rows = balances.map((each): BalanceRow => {
    const [sinceDue, sincePassed] = [daysSince(each.last_due_day, today), daysSince(each.last_passed_day, today)]
    const had = (days: number | null) => days !== null && days < within
    const state = had(sincePassed) || had(sinceDue) ? (had(sincePassed) || !each.passes_unknown ? 'served' : 'unknown') : 'nothing'
    return { ...each, sinceDue, sincePassed, state }
  })
  const order = ({ sinceDue, sincePassed }: BalanceRow) => Math.min(sinceDue ?? Infinity, sincePassed ?? Infinity)
  const longest = (one: BalanceRow, other: BalanceRow) => (order(one) === order(other) ? 0 : order(other) - order(one))
  return rows.filter(({ state }) => span === 'all' || state === 'nothing').sort(longest)
}

function daysSince(day: string | null, today: string): number | null {
  return day === null ? null : Math.max(0, Math.round((noonOf(today).getTime() - noonOf(day).getTime()) / DAY_MS))
}
