/** A report while it is being made: what the officer has filled in, and what still keeps it from being saved. Pure. */
import type { PlainKey } from '../../locale'
import type { DraftPayload, Fix, RecordPhoto, Speeding, Uuid } from '../../offline'
import { parseChainage, type Section } from '../duty'
import { checkPlate, MANUAL_TYPES, NO_PLATE, normalisePlate } from './plates'

export type Outcome = 'penalty_issued' | 'warning' | 'recorded'
export const MOST_PHOTOS = 9
export const MOST_CREW = 8
export const MOST_OFFENCES = 5

export interface DraftOffence {
  code: string
  speeding: Speeding | null
  decision_number: string
  /** A number stood here before: a blank takes it away, where otherwise it says nothing. */
  numbered?: boolean
}

export interface DraftForm {
  plate: { text: string; type_code: string | null; manual: boolean; manual_reason: string }
  offences: DraftOffence[]
  section_id: Uuid | null
  chainage_text: string
  place_text: string
  crew_ids: Uuid[]
  outcome: Outcome
  note: string
  replaces: Replaced | null
  /** How many photos the older report has that this phone doesn't hold: they stay. */
  kept_photos?: number
}

/** correct: in place of one that was refused. supersede: of one that was applied. The place is the old one's. */
export interface Replaced {
  how: 'correct' | 'supersede'
  id: Uuid
  fix: Fix | null
}

export type DraftPhoto = RecordPhoto

export function emptyForm(platePrefix: string, crew_ids: Uuid[] = []): DraftForm {
  return {
    plate: { text: platePrefix, type_code: null, manual: false, manual_reason: '' },
    offences: [], section_id: null, chainage_text: '', place_text: '', crew_ids,
    outcome: 'recorded', note: '', replaces: null,
  }
}

/** Nothing in it that would be a loss. */
export function isUntouched(form: DraftForm, photos: readonly DraftPhoto[]): boolean {
  const { plate } = form
  const written = form.chainage_text + form.place_text + form.note + plate.manual_reason
  return photos.length === 0 && form.offences.length === 0 && written === '' && plate.text.length <= 2 && form.replaces === null
}

export type Field = 'plate' | 'plate_type' | 'plate_reason' | 'code' | 'chainage'
export type Problems = Partial<Record<Field, PlainKey>>

/** What has to be mended before the report can be saved; empty when it can. */
export function problemsOf(form: DraftForm, section: Section | null): Problems {
  return { ...plateProblems(form.plate), ...(form.offences.length === 0 ? { code: 'violation.code.missing' } : {}), ...chainageProblems(form, section) }
}

function plateProblems({ text, type_code, manual, manual_reason }: DraftForm['plate']): Problems {
  if (manual) return manualProblems(text, type_code, manual_reason)
  const verdict = checkPlate(text)
  if (verdict.kind === 'invalid') return { plate: 'violation.plate.invalid' }
  if (verdict.kind !== 'valid') return { plate: 'violation.plate.incomplete' }
  return verdict.types.length === 1 || (type_code !== null && verdict.types.includes(type_code)) ? {} : { plate_type: 'violation.plate.typeMissing' }
}

function manualProblems(text: string, typeCode: string | null, reason: string): Problems {
  return {
    ...(typeCode !== null && MANUAL_TYPES.includes(typeCode) ? {} : { plate_type: 'violation.plate.typeMissing' as const }),
    ...(reason.trim() === '' ? { plate_reason: 'violation.plate.reasonMissing' as const } : {}),
    ...(normalisePlate(text) === '' && typeCode !== NO_PLATE ? { plate: 'violation.plate.manualTextMissing' as const } : {}),
  }
}

function chainageProblems({ chainage_text }: DraftForm, section: Section | null): Problems {
  if (chainage_text.trim() === '') return {}
  const chainageM = parseChainage(chainage_text)
  if (chainageM === null) return { chainage: 'violation.place.chainageInvalid' }
  const beyond = section !== null && (chainageM < section.from_chainage_m || chainageM > section.to_chainage_m)
  return beyond ? { chainage: 'violation.place.chainageBeyond' } : {}
}

/** The payload of a report that has no problems. */
export function payloadOf(form: DraftForm): DraftPayload<'violation.report'> {
  return {
    plate: platePayload(form.plate),
    offences: form.offences.map(({ code, speeding, decision_number, numbered }) => ({
      code,
      speeding: speeding && { ...speeding },
      decision_number: form.outcome === 'penalty_issued' ? decision_number.trim() || (numbered === true ? '' : null) : null,
    })),
    section_id: form.section_id,
    chainage_m: parseChainage(form.chainage_text),
    place_text: form.place_text.trim(),
    crew_ids: [...form.crew_ids],
    outcome: form.outcome,
    note: form.note.trim(),
    ...((form.kept_photos ?? 0) > 0 ? { keep_photos: true } : {}),
  }
}

function platePayload({ text, type_code, manual, manual_reason }: DraftForm['plate']) {
  const verdict = checkPlate(text)
  const only = !manual && verdict.kind === 'valid' && verdict.types.length === 1 ? verdict.types[0] : undefined
  return { text: normalisePlate(text), type_code: only ?? type_code ?? '', manual_reason: manual ? manual_reason.trim() : null }
}

/** The offences with one more, at the end. A stop has one measured speed: a new one takes the place of the old. */
export function withOffence({ offences }: Pick<DraftForm, 'offences'>, code: string, speeding: Speeding | null): DraftOffence[] {
  const known = offences.find((offence) => offence.code === code)
  const next = { code, speeding, decision_number: known?.decision_number ?? '' }
  const old = known ?? offences.find((offence) => speeding !== null && offence.speeding !== null)
  if (old === undefined) return [...offences, next].slice(0, MOST_OFFENCES)
  const others = offences.filter((offence) => offence === old || speeding === null || offence.speeding === null)
  return others.map((offence) => (offence === old ? next : offence))
}
