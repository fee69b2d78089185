/** The campaign's count in words. */
import { language, t, tIfKnown } from '../../locale'
import { noonOf } from '../../locale/time'
import { COUNT_METHODS } from './talk'
import { nameOf, type Outreach } from './use-outreach'
import type { Progress, ProgressLine } from './views'

export interface NamedLine extends ProgressLine {
  name: string
  /** Said beside a category that nobody has confirmed. */
  doubt: string | null
}

export interface SchemeLines {
  code: string
  name: string
  lines: NamedLine[]
}

export function kindName(key: string): string {
  return tIfKnown(`outreach.kinds.${key}`) ?? key
}

/** `村庄 65 + 学校 76 + 企业 9 + 机关单位 2`: what the total is made of. */
export function sumText({ sessions, kinds, several_kinds }: Progress): string {
  const held = kinds.filter((line) => line.sessions > 0)
  const parts = held.map(({ key, sessions: count }) => `${kindName(key)} ${count}`)
  const rest = sessions + several_kinds - held.reduce((sum, line) => sum + line.sessions, 0)
  return [...parts, ...(rest > 0 ? [`${t('outreach.progress.others')} ${rest}`] : [])].join(' + ')
}

export function methodText(byMethod: Progress['people_by_method']): string {
  const parts = COUNT_METHODS.filter((method) => (byMethod[method] ?? 0) > 0)
    .map((method) => `${t(`outreach.count.methods.${method}`)} ${byMethod[method] ?? 0}`)
  return t('outreach.progress.byMethod', { parts: parts.join('、') })
}

export function periodText({ starts_on, ends_on }: Progress['campaign']): string {
  const from = monthText(starts_on)
  return ends_on === null ? t('outreach.progress.since', { from }) : t('outreach.progress.period', { from, to: monthText(ends_on) })
}

/** A campaign lasts for years: the year is said, the day is not. */
function monthText(day: string): string {
  return new Intl.DateTimeFormat(language.value, { year: 'numeric', month: 'long', timeZone: 'Asia/Shanghai' }).format(noonOf(day))
}

/** The categories of each scheme that any target belongs to. */
export function bySchemes(categories: readonly ProgressLine[], { wordsOf }: Outreach): SchemeLines[] {
  return wordsOf('scheme').map((scheme) => {
    const words = new Map(wordsOf(scheme.code).map((word) => [word.key, word]))
    const lines = categories.filter(({ key }) => words.has(key)).map((line) => {
      const word = words.get(line.key)
      return { ...line, name: nameOf(word) ?? line.key, doubt: word?.confidence === 'high' ? null : t('outreach.progress.inferred') }
    })
    return { code: scheme.code, name: nameOf(scheme) ?? scheme.code, lines }
  }).filter(({ lines }) => lines.some(({ sessions, known }) => sessions + known > 0))
}
