/** A hazard while it is being reported. Pure. */
import { formatChainage, writtenChainage, type Section } from '../duty'
import { replacing, type Replaces } from '../../app/replacing'
import type { CommandPayloads, DraftPayload, Entry, RecordPhoto } from '../../offline'
import type { Severity } from './views'

export const MOST_PHOTOS = 9
export const SEVERITIES: readonly Severity[] = ['minor', 'serious', 'dangerous']

export interface HazardForm {
  kind: string | null
  severity: Severity
  section_id: string | null
  chainage_text: string
  place_text: string
  note: string
  /** The record that this one takes the place of, and how. */
  replaces: Replaces | null
}

export function emptyHazard(): HazardForm {
  return { kind: null, severity: 'minor', section_id: null, chainage_text: '', place_text: '', note: '', replaces: null }
}

export function isUntouched(form: HazardForm, photos: readonly RecordPhoto[]): boolean {
  const { kind, section_id, chainage_text, place_text, note } = form
  return photos.length === 0 && kind === null && section_id === null && [chainage_text, place_text, note].every((text) => text.trim() === '')
}

export function formFrom(entry: Entry<'hazard.report'>): HazardForm {
  const { kind, severity, section_id, chainage_m, place_text, note } = entry.body.payload
  return { kind, severity, section_id, chainage_text: chainage_m === null ? '' : formatChainage(chainage_m), place_text, note, replaces: replacing(entry) }
}

export type Missing = 'kind' | 'chainage'

/** What keeps it from being saved; null when nothing does. A place is never demanded. */
export function missingOf(form: HazardForm, sections: readonly Section[]): Missing | null {
  if (form.kind === null) return 'kind'
  return writtenChainage(form, sections) === undefined ? 'chainage' : null
}

export function payloadOf(form: HazardForm, sections: readonly Section[]): DraftPayload<'hazard.report'> {
  const { kind, severity, section_id, place_text, note } = form
  if (kind === null) throw new TypeError('a hazard has a kind')
  return { kind, severity, section_id, chainage_m: writtenChainage(form, sections) ?? null, place_text: place_text.trim(), note: note.trim() }
}

/** Where it is, in words; empty for what only the fix says. */
export function placeOf({ section_id, chainage_m, place_text }: Pick<CommandPayloads['hazard.report'], 'section_id' | 'chainage_m' | 'place_text'>, sections: readonly Pick<Section, 'id' | 'name'>[]): string {
  const section = sections.find(({ id }) => id === section_id)?.name ?? ''
  return [section, chainage_m === null ? '' : formatChainage(chainage_m), place_text].filter((part) => part !== '').join(' ')
}
