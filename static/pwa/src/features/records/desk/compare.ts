/** What a record says as names and values, and what a correction changed of it. Pure. */
import type { OutreachSession, Section, Violation } from '../../../api/desk'
import type { Names } from '../../../app/desk/directory'
import { t } from '../../../locale'
import { td } from '../../../locale/desk'
import { clockText, dateText } from '../../../locale/time'
import { formatChainage } from '../../duty'

export interface Fact {
  key: string
  name: string
  value: string
}
export interface Compared {
  key: string
  name: string
  before: string
  after: string
  changed: boolean
}

/** Names that a record's ids and codes stand for. */
export interface Known {
  names: Names
  sections: readonly Section[]
  codes: ReadonlyMap<string, string>
  targets: ReadonlyMap<string, string>
  words: ReadonlyMap<string, string>
}

export function violationFacts(record: Violation, { names, sections, codes }: Known): Fact[] {
  const offences = record.offences.map(({ code, decision_number }) => [code, codes.get(code) ?? '', decision_number ?? ''].filter((part) => part !== '').join(' '))
  return [
    fact('plate', [record.plate_text, record.plate_reason ?? ''].filter((part) => part !== '').join(' · ')),
    fact('offences', offences.join('\n')),
    fact('outcome', t(`violation.outcome.${record.outcome}`)),
    fact('place', placeOf(record, sections)),
    fact('position', positionOf(record)),
    fact('time', at(record.corrected_at)),
    fact('crew', record.crew_ids.map((id) => names.officer(id)).join('、')),
    fact('note', record.note),
  ]
}

export function talkFacts(record: OutreachSession, { names, targets, words }: Known): Fact[] {
  const chips = (list: string, codes: readonly string[]) => codes.map((code) => words.get(`${list}.${code}`) ?? code).join('、')
  return [
    fact('targets', record.target_ids.map((id) => targets.get(id) ?? id).join('、')),
    fact('times', `${at(record.started_at)} – ${clockText(new Date(record.ended_at))}`),
    fact('heads', `${td('reviews.facts.count', { count: record.head_count })}（${td(`reviews.facts.countMethods.${record.count_method}`)}）`),
    fact('presenters', record.presenter_ids.map((id) => names.officer(id)).join('、')),
    fact('groups', chips('group', record.groups)),
    fact('forms', chips('form', record.forms)),
    fact('themes', chips('theme', record.themes)),
    fact('materials', record.materials.map(({ kind, count }) => `${words.get(`material.${kind}`) ?? kind} ${String(count)}`).join('、')),
    fact('position', positionOf(record)),
    fact('hazards', record.hazards_heard),
    fact('wishes', record.wishes),
    fact('note', record.note),
    fact('faces', record.faces_visible.length === 0 ? '' : td('reviews.photos', { count: record.faces_visible.length })),
  ]
}

/** The facts of both, each beside the other; what neither says is left out. */
export function compared(before: readonly Fact[], after: readonly Fact[]): Compared[] {
  const was = new Map(before.map(({ key, value }) => [key, value]))
  return after
    .map(({ key, name, value }) => ({ key, name, before: was.get(key) ?? '', after: value, changed: (was.get(key) ?? '') !== value }))
    .filter((row) => row.before !== '' || row.after !== '')
}

function fact(key: FactKey, value: string): Fact {
  return { key, name: td(`reviews.facts.${key}`), value }
}
type FactKey = 'plate' | 'offences' | 'outcome' | 'place' | 'position' | 'crew' | 'note' | 'time' | 'targets' | 'times' | 'heads' | 'presenters' | 'groups' | 'forms' | 'themes' | 'materials' | 'hazards' | 'wishes' | 'faces'

function placeOf({ section_id, chainage_m, place_text }: Violation, sections: readonly Section[]): string {
  const section = sections.find(({ id }) => id === section_id)?.name ?? ''
  return [section, chainage_m === null ? '' : formatChainage(chainage_m), place_text].filter((part) => part !== '').join(' ')
}

function positionOf({ latitude, longitude }: Pick<Violation, 'latitude' | 'longitude'>): string {
  return latitude === null || longitude === null ? td('reviews.facts.noPosition') : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}

const at = (instant: string) => `${dateText(new Date(instant))} ${clockText(new Date(instant))}`
