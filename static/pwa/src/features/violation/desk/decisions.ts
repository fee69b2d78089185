/** What a comparison of decisions comes to, and which numbers somebody has decided to write. Pure. */
import type { DecisionReport } from '../../../api/desk'

export type DecisionRow = DecisionReport['rows'][number]
export type OffencePlace = DecisionRow['found'][number]
export interface DecisionNumber {
  violation_id: string
  position: number
  before: string | null
  decision_number: string
}

export const KINDS = ['matched', 'ambiguous', 'conflict', 'not_here', 'same'] as const
export const COLUMNS = ['number', 'plate', 'code', 'at'] as const
export type ColumnKey = (typeof COLUMNS)[number]

/** What was chosen for a row, by its line: the offence to take the number, or none. A match is taken unless somebody says no. */
export type Choices = Readonly<Record<number, string>>
export const LEAVE = ''

export function keyOf({ violation_id, position }: OffencePlace): string {
  return `${violation_id}/${position}`
}

/** The offence that a row gives its number to; null where it gives it to none. */
export function takenBy(row: DecisionRow, choices: Choices): OffencePlace | null {
  if (row.kind === 'same' || row.kind === 'not_here') return null
  const [first] = row.found
  const usual = row.kind === 'matched' && first !== undefined ? keyOf(first) : LEAVE
  const chosen = choices[row.line] ?? usual
  return row.found.find((place) => keyOf(place) === chosen) ?? null
}

/** The numbers to write, each offence once: what a later row would give it too is left out. */
export function numbersOf(rows: readonly DecisionRow[], choices: Choices): DecisionNumber[] {
  const taken = new Map<string, DecisionNumber>()
  for (const row of rows) {
    const place = takenBy(row, choices)
    if (place === null || taken.has(keyOf(place))) continue
    taken.set(keyOf(place), { violation_id: place.violation_id, position: place.position, before: place.decision_number, decision_number: row.number })
  }
  return [...taken.values()]
}

/** The remembered headers that this file has; others would only hide what was found by itself. */
export function fittingColumns(remembered: Readonly<Record<string, string>>, { titles, unknown_titles }: Pick<DecisionReport, 'titles' | 'unknown_titles'>): Record<string, string> {
  const there = [...Object.values(titles), ...unknown_titles]
  return Object.fromEntries(Object.entries(remembered).filter(([key, title]) => there.includes(title) && titles[key] !== title))
}
