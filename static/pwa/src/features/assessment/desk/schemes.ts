/** A scheme as data and as somebody edits it, and what tells two of them apart. Pure; the server decides what holds. */
import type { IndicatorChoice, ListedScheme } from '../../../api/desk'
import { shareOf } from './periods'

export type SubjectKind = 'squad' | 'brigade' | 'officer'
export const SUBJECTS: readonly SubjectKind[] = ['brigade', 'squad', 'officer']

interface DataRow { code: string; subject: SubjectKind; weight: number; target: string; floor: string }
/** As `app/assessment/scheme.py` writes it, without its id. */
export interface SchemeData {
  name: string
  valid_from: string
  valid_to: string | null
  period: { rule: 'calendar_month' } | { rule: 'from_day'; day: number }
  indicators: DataRow[]
  /** Proven darkness of a lit standing counts as absence; left out: it doesn't. */
  unlit_counts?: boolean
}

/** One indicator for one kind of subject; without a weight it isn't counted. Target and floor in per cent. */
export interface DraftRow { code: string; subject: SubjectKind; weight: string; target: string; floor: string }
/** `startDay`: 1 is the calendar month. */
export interface Draft { name: string; validFrom: string; validTo: string; startDay: string; unlitCounts: boolean; rows: DraftRow[] }

/** Every indicator that may be counted, with what the scheme says of it. */
export function draftOf(data: SchemeData, choices: readonly IndicatorChoice[]): Draft {
  const rows = SUBJECTS.flatMap((subject) => choices.filter(({ subjects }) => (subjects as string[]).includes(subject)).map(({ code }) => {
    const row = data.indicators.find((each) => each.code === code && each.subject === subject)
    return row === undefined ? { code, subject, weight: '', target: '95', floor: '0' } : { code, subject, weight: String(row.weight), target: percentOf(row.target), floor: percentOf(row.floor) }
  }))
  return { name: data.name, validFrom: data.valid_from, validTo: data.valid_to ?? '', startDay: String(startDayOf(data)), unlitCounts: data.unlit_counts === true, rows }
}

/** What is sent. What isn't a number stays what it is, so that the server names it. */
export function dataOfDraft(draft: Draft): SchemeData {
  const day = Number(draft.startDay)
  return {
    name: draft.name.trim(),
    valid_from: draft.validFrom,
    valid_to: draft.validTo === '' ? null : draft.validTo,
    period: day === 1 ? { rule: 'calendar_month' } : { rule: 'from_day', day },
    indicators: counted(draft.rows).map(({ code, subject, weight, target, floor }) => ({ code, subject, weight: Number(weight), target: shareOf(target) ?? target, floor: shareOf(floor) ?? floor })),
    ...(draft.unlitCounts && { unlit_counts: true }),
  }
}

const counted = (rows: readonly DraftRow[]) => rows.filter(({ weight }) => !['', '0'].includes(weight.trim()))

export function weightsOf(draft: Draft): { subject: SubjectKind; sum: number }[] {
  return SUBJECTS.map((subject) => ({ subject, sum: counted(draft.rows).filter((row) => row.subject === subject).reduce((sum, { weight }) => sum + Number(weight), 0) }))
}

export function percentOf(share: string): string {
  return String(Math.round(Number(share) * 10_000) / 100)
}

export function startDayOf(data: Pick<SchemeData, 'period'>): number {
  return data.period.rule === 'from_day' ? data.period.day : 1
}

/** The first day of the next period after a day, for periods that begin on a day of the month. */
export function nextStart(startDay: number, today: string): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - (day < startDay ? 1 : 0), startDay)).toISOString().slice(0, 10)
}

/** One thing that is another in two schemes; `before` and `after` are null where there is nothing. */
export type Difference =
  | { kind: 'name' | 'valid_from' | 'valid_to' | 'period' | 'unlit'; before: string | null; after: string | null }
  | { kind: 'added' | 'removed' | 'weight' | 'target' | 'floor'; code: string; subject: SubjectKind; before: string | null; after: string | null }

/** What the second scheme does otherwise than the first, in the order in which a scheme is read. */
export function differences(one: SchemeData, other: SchemeData): Difference[] {
  const heads: Difference[] = [
    { kind: 'name', before: one.name, after: other.name },
    { kind: 'valid_from', before: one.valid_from, after: other.valid_from },
    { kind: 'valid_to', before: one.valid_to, after: other.valid_to },
    { kind: 'period', before: String(startDayOf(one)), after: String(startDayOf(other)) },
    { kind: 'unlit', before: String(one.unlit_counts === true), after: String(other.unlit_counts === true) },
  ]
  return [...heads, ...SUBJECTS.flatMap((subject) => rowDifferences(one, other, subject))].filter(({ before, after }) => before !== after)
}

function rowDifferences(one: SchemeData, other: SchemeData, subject: SubjectKind): Difference[] {
  const codes = new Set([...one.indicators, ...other.indicators].map(({ code }) => code))
  return [...codes].flatMap((code): Difference[] => {
    const [before, after] = [one, other].map((scheme) => scheme.indicators.find((row) => row.code === code && row.subject === subject))
    if (before === undefined) return after === undefined ? [] : [{ kind: 'added', code, subject, before: null, after: String(after.weight) }]
    if (after === undefined) return [{ kind: 'removed', code, subject, before: String(before.weight), after: null }]
    return [
      { kind: 'weight', code, subject, before: String(before.weight), after: String(after.weight) },
      { kind: 'target', code, subject, before: percentOf(before.target), after: percentOf(after.target) },
      { kind: 'floor', code, subject, before: percentOf(before.floor), after: percentOf(after.floor) },
    ]
  })
}

/** How a scheme stands on a day: in force, still to come, or followed by others. */
export function standingOf({ in_force }: Pick<ListedScheme, 'in_force'>, day: string): 'now' | 'coming' | 'past' {
  if (in_force.some(({ first_day, last_day }) => first_day <= day && (last_day === null || day <= last_day))) return 'now'
  return in_force.some(({ first_day }) => first_day > day) ? 'coming' : 'past'
}
