/** Schemes in words: what tells two apart, and what is wrong with a draft. */
import { td, tdIfKnown } from '../../../locale/desk'
import { dateText, noonOf } from '../../../locale/time'
import type { Difference, SubjectKind } from './schemes'

/** With its year: a scheme holds for longer than one. */
export const dayText = (day: string | null) => (day === null ? td('schemes.noEnd') : td('schemes.day', { year: day.slice(0, 4), date: dateText(noonOf(day)) }))
export const periodText = (startDay: string | number) => (Number(startDay) === 1 ? td('schemes.calendarMonth') : td('schemes.fromDay', { day: startDay, last: Number(startDay) - 1 }))
export const subjectText = (subject: SubjectKind) => td(`schemes.subjects.${subject}`)
export const indicatorText = (code: string) => tdIfKnown(`indicators.${code}.name`) ?? code

export function differenceText(each: Difference): string {
  const [before, after] = [valueText(each.kind, each.before), valueText(each.kind, each.after)]
  if (!('code' in each)) return td(`schemes.differences.${each.kind}`, { before, after })
  return td(`schemes.differences.${each.kind}`, { subject: subjectText(each.subject), indicator: indicatorText(each.code), before, after })
}

function valueText(kind: Difference['kind'], value: string | null): string {
  if (kind === 'valid_from' || kind === 'valid_to') return dayText(value)
  if (kind === 'unlit') return td(value === 'true' ? 'schemes.unlitYes' : 'schemes.unlitNo')
  return kind === 'period' ? periodText(value ?? '1') : (value ?? '')
}

/** What the server found wrong first, and where: `data` is what it was given. */
export function problemText(code: string, params: Readonly<Record<string, unknown>>, data: unknown): string | null {
  const where = placeText(typeof params['where'] === 'string' ? params['where'] : '', data)
  if (code === 'scheme_forbidden_measure') {
    const measure = tdIfKnown(`schemes.measures.${String(params['measure'])}`) ?? String(params['measure'])
    return td('schemes.forbidden', { where, found: String(params['found']), measure, articles: (params['articles'] as string[]).join(td('history.comma')) })
  }
  if (code === 'scheme_into_published') return td('schemes.earliest', { day: dayText(String(params['earliest_day'])) })
  if (code !== 'scheme_invalid') return null
  return td('schemes.wrong', { where, reason: tdIfKnown(`schemes.reasons.${String(params['reason'])}`) ?? String(params['reason']) })
}

/** `中队“岗位在岗率”的权重` of `indicators[3].weight`. */
function placeText(where: string, data: unknown): string {
  const [, index, member] = /^indicators\[(\d+)\](?:\.(.+))?$/.exec(where) ?? []
  if (index === undefined) return tdIfKnown(`schemes.places.${where.replace('.', '_')}`) ?? (where === '' ? td('schemes.places.whole') : where)
  const row = rowAt(data, Number(index))
  const named = row === null ? td('schemes.places.row', { number: Number(index) + 1 }) : td('schemes.places.indicator', { number: Number(index) + 1, ...row })
  return member === undefined ? named : td('schemes.places.member', { row: named, member: tdIfKnown(`schemes.members.${member}`) ?? member })
}

function rowAt(data: unknown, index: number): { subject: string; indicator: string } | null {
  const rows = (data as { indicators?: unknown } | null)?.indicators
  const row = (Array.isArray(rows) ? (rows as unknown[])[index] : null) as { code?: unknown; subject?: unknown } | null | undefined
  if (typeof row?.code !== 'string' || typeof row.subject !== 'string') return null
  return { subject: tdIfKnown(`schemes.subjects.${row.subject}`) ?? row.subject, indicator: indicatorText(row.code) }
}
