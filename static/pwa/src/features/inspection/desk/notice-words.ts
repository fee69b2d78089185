/** A notice in words: its number, its date, and all of it as text for pasting. */
import type { NoticeDetail, Notice } from '../../../api/desk'
import type { Names } from '../../../app/desk/directory'
import { td } from '../../../locale/desk'
import { dayKey } from '../../../locale/time'
import type { Tone } from '../../../ui/tone'

export const TEXTS = ['title', 'addressed', 'lead', 'praise', 'problems', 'demands'] as const
export type NoticeText = (typeof TEXTS)[number]
export const STATE_TONES: Record<Notice['state'], Tone> = { draft: 'wait', issued: 'good', withdrawn: 'mute' }

export function numberText({ number, year }: Pick<Notice, 'number' | 'year'>): string {
  return number === null ? td('notices.draftNumber') : `${td('notices.year', { year })}${td('notices.number', { number })}`
}

/** The day it was issued; of a draft the day it was begun. */
export function dayText({ issued_on, created_at }: Pick<Notice, 'issued_on' | 'created_at'>): string {
  const [year = '', month = '', day = ''] = (issued_on ?? dayKey(new Date(created_at))).split('-')
  return td('notices.day', { year, month: Number(month), day: Number(day) })
}

export function plainText(notice: NoticeDetail, names: Names): string {
  const table = notice.comparison.map(({ unit_id, inspections, good, bad }) => td('notices.plainRow', { unit: names.unit(unit_id), inspections, good, bad })).join('\n')
  const { title, addressed, lead, praise, problems, demands } = notice
  return td('notices.plain', { title, addressed, lead, praise, problems, demands, table, unit: names.unit(notice.unit_id), number: numberText(notice), date: dayText(notice) })
}
