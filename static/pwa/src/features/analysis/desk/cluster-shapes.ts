/** Clusters on the map: sections, accidents, stretches that meet a rule, and those of them that are clusters. */
import { formatChainage } from '../../duty'
import type { Section } from '../../../api/desk'
import type { MapPoint, MapShape } from '../../../ui/map/shapes'
import type { StudiedAccident } from './shapes'

interface Stretch {
  rule: string
  section_id: string
  from_m: number
  to_m: number
  line: number[][]
  beyond_chance: boolean
}

export function sectionShapes(sections: readonly Section[]): MapShape[] {
  return sections.filter(({ ended_at }) => ended_at === null).map(({ line, name }) => ({ kind: 'line', points: line.map(point), tone: 'mute', look: 'road', label: name }))
}

export function stretchShapes(stretches: readonly Stretch[]): MapShape[] {
  return stretches.map((each) => ({ kind: 'line', points: each.line.map(point), tone: each.beyond_chance ? 'bad' : 'wait', look: 'way', label: `${formatChainage(each.from_m)}–${formatChainage(each.to_m)}` }))
}

/** Those that have a point. */
export function accidentShapes(accidents: readonly StudiedAccident[]): MapShape[] {
  return accidents.flatMap(({ latitude, longitude, deaths }): MapShape[] => (latitude === null || longitude === null ? [] : [{ kind: 'dot', at: { latitude, longitude }, tone: deaths > 0 ? 'bad' : 'brand' }]))
}

const point = (pair: number[]): MapPoint => ({ longitude: pair[0] ?? 0, latitude: pair[1] ?? 0 })

/** A stretch that several rules found alike stands once, with their names. */
export function gathered<S extends Stretch>(stretches: readonly S[]): (S & { rules: string })[] {
  const found = new Map<string, S & { rules: string }>()
  for (const each of stretches) {
    const key = `${each.section_id} ${String(each.from_m)} ${String(each.to_m)} ${String(each.beyond_chance)}`
    const known = found.get(key)
    found.set(key, known === undefined ? { ...each, rules: each.rule } : { ...known, rules: `${known.rules}、${each.rule}` })
  }
  return [...found.values()]
}
