/** An accident while it is being entered at its scene. Pure. */
import type { DraftPayload, Entry, Fix, RecordPhoto } from '../../offline'
import { formatChainage, parseChainage, type Section } from '../duty'

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
  replaces: { id: string; how: 'correct' | 'supersede'; fix: Fix | null } | null
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
  const how = entry.state.kind === 'attention' ? 'correct' as const : 'supersede' as const
  return { occurred_at, procedure, deaths, injuries, form, vehicles: [...vehicles], section_id, place_text, note, chainage_text: chainage_m === null ? '' : formatChainage(chainage_m), replaces: { id: entry.id, how, fix: entry.body.fix } }
}

/** Where somebody was hurt or died it is general, unless the officer said otherwise. */
export function procedureOf({ procedure, deaths, injuries }: AccidentForm): 'general' | 'simple' {
  return procedure ?? (deaths + injuries > 0 ? 'general' : 'simple')
}

export function earlier(form: AccidentForm, minutes: number): string {
  return new Date(new Date(form.occurred_at).getTime() - minutes * 60_000).toISOString()
}

/** Null for none, undefined for one that can't be read or isn't on the section. */
export function chainageOf({ section_id, chainage_text }: AccidentForm, sections: readonly Section[]): number | null | undefined {
  if (section_id === null || chainage_text.trim() === '') return null
  const section = sections.find(({ id }) => id === section_id)
  const metres = parseChainage(chainage_text)
  if (metres === null || section === undefined) return undefined
  return metres >= section.from_chainage_m && metres <= section.to_chainage_m ? metres : undefined
}

export function payloadOf(form: AccidentForm, sections: readonly Section[]): DraftPayload<'accident.report'> {
  const { occurred_at, deaths, injuries, vehicles, section_id, place_text, note } = form
  return {
    occurred_at, deaths, injuries, vehicles: [...vehicles], section_id, procedure: procedureOf(form), form: form.form,
    chainage_m: chainageOf(form, sections) ?? null, place_text: place_text.trim(), note: note.trim(),
  }
}
