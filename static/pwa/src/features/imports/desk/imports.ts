/** Lists from files: what was asked of the server, what it said, and that in words. */
import type { ImportKind, ImportProblem, ImportReport } from '../../../api/desk'
import type { Failure } from '../../../app/desk/use-resource'
import { deskProblemText, td, tdIfKnown } from '../../../locale/desk'
import { fillText } from '../../../locale'
import type { Uuid } from '../../../offline/wire'

export type Datum = 'wgs84' | 'gcj02'

/** A file as it was read when it was chosen; the commit sends the same bytes. */
export interface ChosenFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Whose the rows are that name no unit, what their places are in, and the sheet of the workbook; without one the sheet that fits. */
export interface Options {
  unit: Uuid
  datum: Datum
  sheet: string | null
}

export type Trial =
  | { kind: 'none' }
  | { kind: 'trying'; name: string }
  /** `sheets`: those of the workbook, where another may be meant. */
  | { kind: 'refused'; name: string; text: string; sheets: readonly string[] }
  /** `failure`: why a commit wasn't done. */
  | { kind: 'tried'; file: ChosenFile; options: Options; report: ImportReport; failure: string | null }
  | { kind: 'taking'; file: ChosenFile; options: Options; report: ImportReport; failure: string | null }
  | { kind: 'taken'; name: string; added: number; changed: number }

/** The server refuses more; said here before the file is read. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024

export function addressOf(kind: string, options: Options, seal?: string): string {
  const query = new URLSearchParams({ unit: options.unit, datum: options.datum, ...(options.sheet === null ? {} : { sheet: options.sheet }), ...(seal === undefined ? {} : { seal }) })
  return `/imports/${kind}${seal === undefined ? '/dry-run' : ''}?${query.toString()}`
}

/** What a list is called; one that this version doesn't know by the server's word. */
export function kindTitle(kind: Pick<ImportKind, 'key' | 'title'>): string {
  return tdIfKnown(`imports.kinds.${kind.key}`) ?? kind.title
}

/** The header of a column by its key; none for a row as a whole. */
export function columnName(kind: ImportKind, key: string | null): string {
  return kind.columns.find((column) => column.key === key)?.names[0] ?? ''
}

/** A sentence for a problem or a hint. What the feature's own verbs refuse has the sentence that it has everywhere. */
export function problemSentence(problem: Pick<ImportProblem, 'code' | 'params'>): string {
  const other = typeof problem.params['line'] === 'number' ? problem.params['line'] : 0
  const params = { ...problem.params, line: other === 0 ? td('imports.known') : td('imports.lineIs', { line: String(other) }) }
  const own = tdIfKnown(`imports.problems.${problem.code}`)
  return own === null ? deskProblemText(problem.code, problem.params) : fillText(own, params)
}

/** One row of the table of problems, as text. */
export function problemCells(kind: ImportKind, problem: ImportProblem): [line: string, column: string, value: string, sentence: string] {
  return [String(problem.line), columnName(kind, problem.key), problem.value, problemSentence(problem)]
}

/** For the clipboard: rows by lines, cells by tabs, so that a spreadsheet takes it. */
export function asTabbed(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

/** The columns that problems speak of, in the table's order, each with its number of problems. */
export function columnsWithProblems(kind: ImportKind, problems: readonly ImportProblem[]): { key: string; label: string; count: number }[] {
  const keys: (string | null)[] = [...kind.columns.map(({ key }) => key), null]
  return keys
    .map((key) => ({ key: key ?? '', label: columnName(kind, key) || td('imports.wholeRow'), count: problems.filter((problem) => problem.key === key).length }))
    .filter(({ count }) => count > 0)
}

/** The sheets among which one may choose; none for a file with one. */
export function sheetsOf(trial: Trial): readonly string[] {
  if (trial.kind === 'refused') return trial.sheets
  return (trial.kind === 'tried' || trial.kind === 'taking') && trial.report.sheets.length > 1 ? trial.report.sheets : []
}

/** The sheets that a refusal names: the right one may be another. */
export function sheetsNamed(failure: Failure): string[] {
  const sheets = failure.kind === 'problem' ? failure.problem.params['sheets'] : undefined
  return Array.isArray(sheets) ? sheets.map(String) : []
}
