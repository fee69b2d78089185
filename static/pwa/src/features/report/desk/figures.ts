/** How figures of a daily report read: numbers with their measure, what the day before was, and where they come from. */
import type { DailyReport, ReportEvidence, ReportFigure } from '../../../api/desk'
import { language } from '../../../locale'
import { td } from '../../../locale/desk'

/** What the remarks' figure is called on the wire. */
export const NOTE = 'note'

export function nameOf(figure: ReportFigure): string {
  return language.value === 'en' ? figure.name_en : figure.name_zh
}

export function measureOf(figure: ReportFigure): string {
  return language.value === 'en' ? figure.measure_en : figure.measure_zh
}

/** A number without its measure; null: nothing could be recorded, which is not 0. */
export function numberText(number: number | null): string {
  return number === null ? td('report.nothing') : String(number)
}

/** What only plans speak for, said beside the number; null where shifts, tracks or people speak for all of it. */
export function plannedText({ number, planned }: Pick<ReportFigure, 'number' | 'planned'>): string | null {
  if (planned === 0) return null
  return planned === number ? td('report.allPlanned') : td('report.partPlanned', { count: planned })
}

/** By how much it is more or less than the day before: `+3`, `−2`, `±0`; null where one of the two isn't known. */
export function differenceText({ number, previous }: Pick<ReportFigure, 'number' | 'previous'>): string | null {
  if (number === null || previous === null) return null
  const by = Math.round((number - previous) * 10) / 10
  return by === 0 ? '±0' : by > 0 ? `+${String(by)}` : `−${String(-by)}`
}

/** The figures of a kind of line: all but the remarks. */
export function numbersOf(report: Pick<DailyReport, 'figures'>): readonly ReportFigure[] {
  return report.figures.filter(({ key }) => key !== NOTE)
}

export function noteOf(report: Pick<DailyReport, 'figures'>): string {
  return report.figures.find(({ key }) => key === NOTE)?.text ?? ''
}

/** What was typed as the figure's number, or null for what can't be one: whole, hours with one decimal. */
export function numberIn(typed: string, key: string): number | null {
  const text = typed.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace('．', '.')
  const fits = key === 'hours_out' ? /^\d{1,6}(\.\d)?$/ : /^\d{1,6}$/
  return fits.test(text) ? Number(text) : null
}

const PAGES: Readonly<Record<string, string>> = { violation: '/desk/violations/', task: '/desk/tasks/', vehicle: '/desk/vehicles/', hazard: '/desk/hazards/', call: '/desk/calls/', accident: '/desk/accidents/', outreach_session: '/desk/outreach/talks/', inspection: '/desk/inspections/' }

/** Where a record opens, if it has a page; `known`: whether the desk has such a page. */
export function pageOf(record: ReportEvidence, known: (path: string) => boolean): string | null {
  const page = PAGES[record.kind]
  if (page === undefined) return null
  const path = `${page}${record.id}`
  return known(path) ? path : null
}
