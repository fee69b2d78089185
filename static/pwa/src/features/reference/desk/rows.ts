/** Rows of reference tables whose columns only the server knows: what is shown of them, what a change says. Pure. */
import type { ReferenceColumn, ReferenceRow, ReferenceTable } from '../../../api/desk'
import { memberName, memberText } from '../../../app/desk/history-words'
import type { Names } from '../../../app/desk/directory'
import { tdIfKnown } from '../../../locale/desk'

export const tableName = (table: string) => tdIfKnown(`reference.tables.${table}`) ?? table
export const columnName = (table: string, column: string) => memberName(table, column)

/** Columns that stand on a row's page only: order and standing have their own place, the rest is long or seldom read. */
const OF_ITS_PAGE = new Set(['position', 'active', 'confidence', 'rule_confidence', 'points_basis', 'fine_basis', 'note'])

export const listedColumns = ({ columns }: ReferenceTable) => columns.filter(({ name }) => !OF_ITS_PAGE.has(name))

/** A value as people read it; what is unknown says so, an empty text stays empty. */
export function valueText(column: string, value: unknown, names: Names, unknown: string): string {
  if (value === null) return unknown
  return value === '' ? '' : memberText(column, value, names)
}

export const isGivenUp = ({ values }: ReferenceRow) => values['active'] === false

export interface Narrowing {
  query: string
  unsure: boolean
  withGivenUp: boolean
}

/** The rows with all words of the query in their values. */
export function rowsWithin(rows: readonly ReferenceRow[], { query, unsure, withGivenUp }: Narrowing): ReferenceRow[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return rows.filter((row) => (row.unsure || !unsure) && (withGivenUp || !isGivenUp(row)) && holdsAll(row, words))
}

function holdsAll({ key, values }: ReferenceRow, words: readonly string[]): boolean {
  const text = [key, ...Object.values(values).filter((value) => typeof value === 'string')].join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** A row as it is typed: text by column; a flag is `true` or `false`, what is unknown is empty. */
export type RowDraft = Record<string, string>

export const emptyDraft = (columns: readonly ReferenceColumn[]): RowDraft => Object.fromEntries(columns.map(({ name }) => [name, '']))

export function draftOf(columns: readonly ReferenceColumn[], { values }: Pick<ReferenceRow, 'values'>): RowDraft {
  return Object.fromEntries(columns.map(({ name }) => [name, values[name] === null ? '' : String(values[name])]))
}

/** What was typed as the server takes it. */
export function saidOf({ type, nullable, blank }: ReferenceColumn, typed: string): string | number | boolean | null {
  const text = typed.trim()
  if (type === 'flag') return text === 'true'
  if (type === 'number') return Number(text)
  return text === '' && nullable && !blank ? null : text
}

export function changesOf(columns: readonly ReferenceColumn[], { values }: Pick<ReferenceRow, 'values'>, draft: RowDraft): Record<string, unknown> | null {
  const changed = columns.map((column) => [column.name, saidOf(column, draft[column.name] ?? '')] as const).filter(([name, said]) => said !== values[name])
  return changed.length === 0 ? null : Object.fromEntries(changed)
}

/** The columns of which something else is wanted. */
export function faultsOf(columns: readonly ReferenceColumn[], draft: RowDraft): string[] {
  return columns.filter((column) => isFault(column, (draft[column.name] ?? '').trim())).map(({ name }) => name)
}

function isFault({ type, nullable, blank, max_length: most }: ReferenceColumn, text: string): boolean {
  if (type === 'flag') return false
  if (type === 'number') return !/^\d{1,3}$/.test(text)
  if (text === '') return !nullable && !blank
  return most !== null && Array.from(text).length > most
}
