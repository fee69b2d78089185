/** The ledger as the desk shows it: its months, its groups, and each row in words. Pure. */
import { dayKey } from '../../../locale/time'
import type { LedgerRow } from '../views'

/** `2026-11`. */
export type Month = string

export const monthOf = (at: Date): Month => dayKey(at).slice(0, 7)

export function monthAfter(month: Month, months: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = new Date(Date.UTC(year, number - 1 + months, 1))
  return at.toISOString().slice(0, 7)
}

/** The first and the last day of a month. */
export function daysOf(month: Month): { from: string; to: string } {
  const next = new Date(`${monthAfter(month, 1)}-01T00:00:00Z`)
  return { from: `${month}-01`, to: new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10) }
}

export const GROUPINGS = ['day', 'unit', 'target'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface LedgerGroup {
  key: string
  rows: LedgerRow[]
}

export const dayOfRow = ({ item, sessions }: LedgerRow): string => item?.starts_on ?? sessions[0]?.held_on ?? ''
export const unitOfRow = ({ item, sessions }: LedgerRow): string => item?.unit_id ?? sessions[0]?.unit_id ?? ''
export const targetsOfRow = ({ item, sessions }: LedgerRow): string[] => [...new Set([...(item?.target_ids ?? []), ...sessions.flatMap(({ target_ids }) => target_ids)])]

/** Rows under their day, their unit, or each of their targets; groups in the order of their first row. */
export function groupRows(rows: readonly LedgerRow[], by: Grouping): LedgerGroup[] {
  const keysOf = { day: (row: LedgerRow) => [dayOfRow(row)], unit: (row: LedgerRow) => [unitOfRow(row)], target: targetsOfRow }[by]
  const groups = new Map<string, LedgerRow[]>()
  for (const row of rows) for (const key of keysOf(row)) groups.set(key, [...(groups.get(key) ?? []), row])
  return [...groups].map(([key, list]) => ({ key, rows: list }))
}

/** unplanned: held without a plan. overdue: still open after its last day. */
export type RowStanding = 'open' | 'overdue' | 'held' | 'cancelled' | 'unplanned'

export function standingOfRow({ item }: LedgerRow, today: string): RowStanding {
  if (item === null) return 'unplanned'
  return item.standing === 'open' && item.ends_on < today ? 'overdue' : item.standing
}

/** How many of the planned talks were held, and what else there is. */
export function countRows(rows: readonly LedgerRow[], today: string): Record<RowStanding, number> {
  const counts: Record<RowStanding, number> = { open: 0, overdue: 0, held: 0, cancelled: 0, unplanned: 0 }
  for (const row of rows) counts[standingOfRow(row, today)] += 1
  return counts
}
