/** Where a talk was told from, and where its targets are. Pure. */
import type { MapShape } from '../../../ui/map/shapes'
import type { Session, Target } from '../views'

export function talkShapes({ latitude, longitude, accuracy_m, target_ids }: Session, targets: readonly Target[]): MapShape[] {
  const named = targets.filter(({ id }) => target_ids.includes(id)).flatMap((target) => dotOf(target))
  if (latitude === null || longitude === null) return named
  const at = { latitude, longitude }
  return [...named, { kind: 'circle', at, radius_m: Math.max(accuracy_m ?? 0, 1), tone: 'brand', faint: true }, { kind: 'dot', at, tone: 'brand' }]
}

/** The dot of a target; none where it has no place. */
export function dotOf({ latitude, longitude, name }: Target): MapShape[] {
  return latitude === null || longitude === null ? [] : [{ kind: 'dot', at: { latitude, longitude }, tone: 'mute', label: name }]
}
