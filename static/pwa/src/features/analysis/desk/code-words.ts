/** Codes of dimensions, percentages and verdicts in words. */
import { formatChainage } from '../../duty'
import type { Section } from '../../../api/desk'
import { td, tdIfKnown } from '../../../locale/desk'
import type { Tone } from '../../../ui/tone'
import type { Compared, Dimension, StudiedAccident, Words } from './shapes'

/** What names codes: the words of the code tables, and the sections that the reader sees. */
export interface Naming {
  words: Words
  sections: readonly Section[]
}

export function codeName(dimension: Dimension, code: string, { words, sections }: Naming): string {
  if (code === '') return td('analysis.unknown')
  if (dimension === 'hour') return td('analysis.hour', { hour: code })
  if (dimension === 'month') return td('analysis.month', { month: code })
  if (dimension === 'age') return td('analysis.age', { band: code })
  if (dimension === 'section') return sections.find(({ id }) => id === code)?.name ?? td('analysis.otherSection')
  return tdIfKnown(`analysis.codes.${dimension}.${dimension === 'weekday' ? `n${code}` : code}`) ?? words[dimension]?.[code] ?? code
}

/** `−20.33%`; a dash where nothing was before. */
export function percentOf({ percent }: Pick<Compared, 'percent'>): string {
  return percent === null ? '—' : signed(percent)
}

/** `−20.33%`, `+4.74%`: a sign each, and a minus that is one. */
export function signed(percent: string): string {
  if (percent.startsWith('-')) return `−${percent.slice(1)}%`
  return Number(percent) === 0 ? `${percent}%` : `+${percent}%`
}

export const VERDICT_TONES: Record<Compared['verdict'], Tone> = { more: 'bad', fewer: 'good', unclear: 'mute' }

/** Where an accident was, as well as the register knows. */
export function placeOf(accident: StudiedAccident, sections: readonly Section[]): string {
  const section = sections.find(({ id }) => id === accident.section_id)
  const along = accident.chainage_m === null ? '' : formatChainage(accident.chainage_m)
  const words = [section?.name ?? '', along, accident.place_text].filter((part) => part !== '')
  return words.length > 0 ? words.join(' ') : [accident.town, accident.village].filter(Boolean).join(' ') || td('analysis.noPlace')
}
