/** What a record of an accident is about, in one line. */
import { t } from '../../locale'
import type { Entry } from '../../offline'
import { formatChainage } from '../duty'

/** Null for records of other features. */
export function accidentSubject(entry: Entry, sectionName: (id: string) => string): string | null {
  if (!isReport(entry)) return null
  const { deaths, injuries, procedure, section_id, chainage_m, place_text } = entry.body.payload
  const people = deaths + injuries === 0 ? t(`accident.procedures.${procedure}`) : t('accident.people', { deaths, injuries })
  const along = section_id === null ? '' : `${sectionName(section_id)} ${chainage_m === null ? '' : formatChainage(chainage_m)}`.trim()
  return [people, along, place_text].filter((part) => part !== '').join(' · ')
}

export function isReport(entry: Entry): entry is Entry<'accident.report'> {
  return entry.type === 'accident.report'
}
