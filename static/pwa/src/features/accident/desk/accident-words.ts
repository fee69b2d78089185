/** An accident in words for the desk. */
import type { Accident, AccidentWord, Section } from '../../../api/desk'
import { td } from '../../../locale/desk'
import { clockText } from '../../../locale/time'
import type { Tone } from '../../../ui/tone'
import { formatChainage } from '../../duty'

/** The code tables that describe an accident, each the member of the same name. */
export const WORD_MEMBERS = ['form', 'cause', 'weather', 'light', 'road_type', 'road_feature'] as const
export type WordMember = (typeof WORD_MEMBERS)[number]
export const PROCEDURES = ['general', 'simple'] as const
export const SOURCES = ['import', 'desk', 'scene'] as const

/** Fatal before general before simple: what is worst is said first. */
export function gravityOf(accident: Pick<Accident, 'deaths' | 'procedure'>): 'fatal' | Accident['procedure'] {
  return accident.deaths > 0 ? 'fatal' : accident.procedure
}
export const GRAVITY_TONES: Record<'fatal' | Accident['procedure'], Tone> = { fatal: 'bad', general: 'wait', simple: 'mute' }

export const sectionOf = (accident: Pick<Accident, 'section_id'>, sections: readonly Section[]): Section | null =>
  sections.find(({ id }) => id === accident.section_id) ?? null

/** The register reaches back over years: the day is said whole. */
export const whenOf = ({ day, occurred_at }: Pick<Accident, 'day' | 'occurred_at'>): string => `${day} ${clockText(new Date(occurred_at))}`

/** Section with chainage, else the words, else the coordinates, else that nobody knows. */
export function placeOf(accident: Pick<Accident, 'section_id' | 'chainage_m' | 'place_text' | 'latitude' | 'longitude'>, sections: readonly Section[]): string {
  const section = sectionOf(accident, sections)
  const along = section === null ? '' : accident.chainage_m === null ? section.name : `${section.name} ${formatChainage(accident.chainage_m)}`
  const words = [along, accident.place_text].filter((part) => part !== '').join(' ')
  if (words !== '') return words
  const { latitude, longitude } = accident
  return latitude === null || longitude === null ? td('accidents.noPlace') : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}

/** 驾驶, with which the table's names of vehicles begin: a vehicle in a list needs no verb. */
const DRIVING = /^\u9a7e\u9a76/

/** What a code of a list means; the code itself where the table lacks it. */
export function wordOf(words: readonly AccidentWord[], list: string, code: string | null): string {
  if (code === null) return td('accidents.unknown')
  const name = words.find((word) => word.list === list && word.code === code)?.name_zh ?? code
  return list === 'vehicle' ? name.replace(DRIVING, '') : name
}

export function partyText(words: readonly AccidentWord[], party: Accident['parties'][number]): string {
  const age = party.age === null ? td('accidents.ageUnknown') : td('accidents.age', { age: party.age })
  return `${wordOf(words, 'vehicle', party.vehicle_type)} · ${age}`
}
