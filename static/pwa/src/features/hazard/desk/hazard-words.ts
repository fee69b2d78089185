/** A hazard in words for the desk. */
import type { Hazard, HazardKind, Section } from '../../../api/desk'
import { t, language } from '../../../locale'
import { td } from '../../../locale/desk'
import type { Tone } from '../../../ui/tone'
import { formatChainage } from '../../duty'
import { placeOf } from '../form'

export const STATES = ['open', 'handed_over', 'resolved', 'rejected'] as const
export type HazardStepName = (typeof STATES)[number]

export const STATE_TONES: Record<Hazard['state'], Tone> = { open: 'wait', handed_over: 'brand', resolved: 'good', rejected: 'mute' }
export const SEVERITY_TONES: Record<Hazard['severity'], Tone> = { minor: 'mute', serious: 'wait', dangerous: 'bad' }

/** Mirrors app/hazard/rules.py: what may follow a state. */
export const NEXT: Record<Hazard['state'], readonly HazardStepName[]> = {
  open: ['handed_over', 'resolved', 'rejected'], handed_over: ['handed_over', 'resolved', 'rejected'], resolved: ['open'], rejected: ['open'],
}

export function kindName(kinds: readonly HazardKind[], code: string): string {
  const kind = kinds.find((each) => each.code === code)
  return kind === undefined ? code : language.value === 'en' ? kind.name_en : kind.name_zh
}

/** The place in words; what only the fix says is named as coordinates. */
export function deskPlaceOf(hazard: Hazard, sections: readonly Section[]): string {
  const words = placeOf(hazard, sections)
  if (words !== '') return words
  const { latitude, longitude } = hazard
  return latitude === null || longitude === null ? td('hazards.noPlace') : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}

/** What a task made of the hazard begins with. */
export function taskOf(hazard: Hazard, kind: string) {
  return {
    kind: 'other' as const,
    urgency: hazard.severity === 'dangerous' ? 'urgent' as const : 'routine' as const,
    title: td('hazards.task.title', { kind }),
    text: [t(`hazard.severities.${hazard.severity}`), hazard.note].filter((part) => part !== '').join('。'),
    section_id: hazard.section_id ?? '',
    chainage_text: hazard.chainage_m === null ? '' : formatChainage(hazard.chainage_m),
    place_text: hazard.place_text,
    point: hazard.latitude === null || hazard.longitude === null ? null : { latitude: hazard.latitude, longitude: hazard.longitude },
    origin: { kind: 'hazard' as const, id: hazard.id },
  }
}
