/** What a credit's map draws: the place that was due, the ways of the cars, the check-ins. */
import type { CheckIn, CreditTrack, ExplainedCredit, Post, Section, TrackFix } from '../../../api/desk'
import { clockText } from '../../../locale/time'
import type { MapPoint, MapShape } from '../../../ui/map/shapes'
import { insideOf, stepKind } from './strip'
import { td } from '../../../locale/desk'

export function placeShapes(post: Post | null, section: Section | null): MapShape[] {
  if (post !== null) return [{ kind: 'circle', at: post, radius_m: post.radius_m, tone: 'brand', label: `${post.name} · ${td('map.radius', { metres: post.radius_m })}` }]
  return section === null ? [] : [{ kind: 'line', points: section.line.map(pointOf), tone: 'mute', look: 'road', label: section.name }]
}

export function pointOf([longitude, latitude]: readonly [number, number]): MapPoint {
  return { latitude, longitude }
}

/** A car's way cut where it enters and leaves the place; over gaps it is only guessed. */
export function trackShapes({ fixes, plate }: CreditTrack, { post, section }: Pick<ExplainedCredit, 'post' | 'section'>): MapShape[] {
  const isThere = insideOf(post, section)
  const shapes: (MapShape & { kind: 'line' })[] = []
  let last: 'inside' | 'absent' | 'unknown' | null = null
  fixes.slice(1).forEach((fix, index) => {
    const before = fixes[index] as TrackFix
    const kind = stepKind(before, fix, isThere)
    if (kind === last) shapes[shapes.length - 1]?.points.push(fix)
    else shapes.push(wayOf(kind, [before, fix], plate))
    last = kind
  })
  return shapes
}

function wayOf(kind: 'inside' | 'absent' | 'unknown', points: MapPoint[], plate: string): MapShape & { kind: 'line' } {
  if (kind === 'unknown') return { kind: 'line', points, tone: 'mute', look: 'guess', label: plate }
  return { kind: 'line', points, tone: kind === 'inside' ? 'good' : 'wait', look: 'way', label: plate }
}

/** The point with its accuracy around it; nothing for a check-in without a position. */
export function checkInShapes({ latitude, longitude, accuracy_m, direction, corrected_at, verdict }: CheckIn, officer: string): MapShape[] {
  if (latitude === null || longitude === null) return []
  const at = { latitude, longitude }
  const tone = verdict === 'inside' ? 'good' : 'wait'
  const word = td(direction === 'in' ? 'checkIn.in' : 'checkIn.out')
  const label = `${officer} ${clockText(new Date(corrected_at))} ${word}`
  return [...(accuracy_m === null ? [] : [{ kind: 'circle', at, radius_m: accuracy_m, tone, faint: true } satisfies MapShape]), { kind: 'dot', at, tone, label }]
}
