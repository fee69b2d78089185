/** An accident while it is being entered at its scene. Pure. */
import { replacing, type Replaces } from '../../app/replacing'
import type { DraftPayload, Entry, RecordPhoto } from '../../offline'
import { formatChainage, writtenChainage, type Section } from '../duty'

export interface AccidentForm {
  /** When it happened; the moment at which the page was opened until somebody says that it was earlier. */
  occurred_at: string
  deaths: number
  injuries: number
  /** Null: follows from whether anybody was hurt. */
  procedure: 'general' | 'simple' | null
  form: string | null
  vehicles: string[]
  section_id: string | null
  chainage_text: string
  place_text: string
  note: string
  /** The record that this one takes the place of, and how. */
  replaces: Replaces | null
}

export const MOST = { people: 99, vehicles: 12 } as const

export function emptyAccident(now: Date): AccidentForm {
  return { occurred_at: now.toISOString(), deaths: 0, injuries: 0, procedure: null, form: null, vehicles: [], section_id: null, chainage_text: '', place_text: '', note: '', replaces: null }
}

export function isUntouched(form: AccidentForm, photos: readonly RecordPhoto[]): boolean {
  const { deaths, injuries, procedure, form: shape, vehicles, section_id, chainage_text, place_text, note } = form
  return photos.length + deaths + injuries + vehicles.length === 0 && procedure === null && shape === null && section_id === null && `${chainage_text}${place_text}${note}`.trim() === ''
}

export function formFrom(entry: Entry<'accident.report'>): AccidentForm {
  const { occurred_at, procedure, deaths, injuries, form, vehicles, section_id, chainage_m, place_text, note } = entry.body.payload
  return { occurred_at, procedure, deaths, injuries, form, vehicles: [...vehicles], section_id, place_text, note, chainage_text: chainage_m === null ? '' : formatChainage(chainage_m), replaces: replacing(entry) }
}

/** Where somebody was hurt or died it is general, unless the officer said otherwise. */
export function procedureOf({ procedure, deaths, injuries }: AccidentForm): 'general' | 'simple' {
  return procedure ?? (deaths + injuries > 0 ? 'general' : 'simple')
}

export function earlier(form: AccidentForm, minutes: number): string {
  return new Date(new Date(form.occurred_at).getTime() - minutes * 60_000).toISOString()
}

export function payloadOf(form: AccidentForm, sections: readonly Section[]): DraftPayload<'accident.report'> {
  const { occurred_at, deaths, injuries, vehicles, section_id, place_text, note } = form
  return {
    occurred_at, deaths, injuries, vehicles: [...vehicles], section_id, procedure: procedureOf(form), form: form.form,
    chainage_m: writtenChainage(form, sections) ?? null, place_text: place_text.trim(), note: note.trim(),
  }
}
