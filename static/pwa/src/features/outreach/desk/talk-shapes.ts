/** Where a talk was told from, and where its targets are. Pure. */
import type { MapShape } from '../../../ui/map/shapes'
import type { Session, Target } from '../views'

export function talkShapes({ latitude, longitude, accuracy_m, target_ids }: Session, targets: readonly Target[]): MapShape[] {
  const named = targetShapes(targets.filter(({ id }) => target_ids.includes(id)))
  if (latitude === null || longitude === null) return named
  const at = { latitude, longitude }
  return [...named, { kind: 'circle', at, radius_m: Math.max(accuracy_m ?? 0, 1), tone: 'brand', faint: true }, { kind: 'dot', at, tone: 'brand' }]
}

/** More names than this cover each other. */
const MOST_NAMES = 25

/** A dot for each target that has a place, with its name where there is room; those that were reached stand out. */
export function targetShapes(targets: readonly Target[], reached: (id: string) => boolean = () => false): MapShape[] {
  return targets.flatMap(({ id, name, latitude, longitude }): MapShape[] => {
    if (latitude === null || longitude === null) return []
    const dot = { kind: 'dot', at: { latitude, longitude }, tone: reached(id) ? 'good' : 'mute' } as const
    return [targets.length > MOST_NAMES ? dot : { ...dot, label: name }]
  })
}
