/** An inspection while it is being recorded. Pure. */
import { replacing, type Replaces } from '../../app/replacing'
import type { CommandPayloads, DraftPayload, Entry } from '../../offline'
import { BY_RULE, CONDUCT, isKind, PRAISE, SEEN, type FindingKindCode } from './kinds'

type Payload = CommandPayloads['inspection.record']
export type Means = Payload['means']
export type Verdict = Payload['findings'][number]['verdict']
export type Call = NonNullable<Payload['officers'][number]['call']>

export interface InspectionForm {
  unit_id: string | null
  requirement_id: string | null
  post_id: string | null
  section_id: string | null
  means: Means
  is_dark: boolean
  /** Who was looked at; by radio, what came of calling them. */
  officers: { id: string; call: Call | null }[]
  /** What isn't named wasn't seen. */
  seen: Partial<Record<FindingKindCode, Verdict>>
  /** Of conduct and praise, what was found. */
  found: FindingKindCode[]
  /** Whom a problem of conduct is about; null for all. */
  about: string | null
  note: string
  /** The record that this one takes the place of, and how. */
  replaces: Replaces | null
}

/** Whom somebody looks at: a place with its crew, or a whole unit. */
export interface Whom {
  unit_id: string
  requirement_id: string | null
  post_id: string | null
  section_id: string | null
  officer_ids: readonly string[]
}

export function emptyInspection(is_dark: boolean): InspectionForm {
  return { unit_id: null, requirement_id: null, post_id: null, section_id: null, means: 'site', is_dark, officers: [], seen: {}, found: [], about: null, note: '', replaces: null }
}

export function isUntouched({ unit_id, seen, found, note }: InspectionForm, photos: readonly unknown[]): boolean {
  return photos.length === 0 && unit_id === null && Object.keys(seen).length === 0 && found.length === 0 && note.trim() === ''
}

/** A draft for nobody in particular can't be saved; everything else may be left out. */
export function isComplete({ unit_id }: InspectionForm): boolean {
  return unit_id !== null
}

export function payloadOf(form: InspectionForm): DraftPayload<'inspection.record'> {
  const { unit_id, requirement_id, post_id, section_id, means, is_dark, officers, note } = form
  if (unit_id === null) throw new TypeError('an inspection is of somebody')
  return {
    inspected_unit_id: unit_id, requirement_id, post_id, section_id, means, is_dark, place_text: '', note: note.trim(),
    officers: officers.map(({ id, call }) => ({ officer_id: id, call: means === 'radio' ? (call ?? 'not_asked') : null })),
    findings: findingsOf(form),
  }
}

/** The three ticks are always told, by radio only those that somebody could tell; of the rest what was seen. */
function findingsOf({ means, seen, found, officers, about }: InspectionForm): Payload['findings'] {
  const told = [...SEEN, ...BY_RULE].map((kind) => ({ kind, verdict: seen[kind] ?? 'unseen' }))
  const looked = told.filter(({ kind, verdict }) => verdict !== 'unseen' || (means !== 'radio' && (SEEN as readonly string[]).includes(kind)))
  const whom = officers.some(({ id, call }) => id === about && call !== 'not_asked') ? about : null
  const noted = [...CONDUCT, ...PRAISE].filter((kind) => found.includes(kind)).map((kind) => {
    const isConduct = (CONDUCT as readonly string[]).includes(kind)
    return { kind, verdict: isConduct ? 'bad' as const : 'good' as const, officer_id: isConduct ? whom : null, note: '' }
  })
  return [...looked.map((each) => ({ ...each, officer_id: null, note: '' })), ...noted]
}

export function formFrom(entry: Entry<'inspection.record'>): InspectionForm {
  const { inspected_unit_id, requirement_id, post_id, section_id, means, is_dark, officers, findings, note } = entry.body.payload
  const known = findings.filter((each): each is typeof each & { kind: FindingKindCode } => isKind(each.kind))
  const isTick = ({ kind }: { kind: string }) => ([...SEEN, ...BY_RULE] as readonly string[]).includes(kind)
  return {
    unit_id: inspected_unit_id, requirement_id, post_id, section_id, means, is_dark, note,
    officers: officers.map(({ officer_id, call }) => ({ id: officer_id, call })),
    seen: Object.fromEntries(known.filter(isTick).map(({ kind, verdict }) => [kind, verdict])),
    found: known.filter((each) => !isTick(each)).map(({ kind }) => kind),
    about: findings.find(({ officer_id }) => officer_id !== null)?.officer_id ?? null,
    replaces: replacing(entry),
  }
}
