/** Finding a target: by where one stands, or by any part of what it is called. Pure. */
import { distanceM } from '../checkin'
import type { Target, TargetKind } from './views'

export interface Found {
  target: Target
  /** Null where the target has no place, or the phone has no fix. */
  distance_m: number | null
}

interface Place {
  latitude: number
  longitude: number
}

/** Targets as one would look for them: nearest first, those without a place after them by town and name. */
export function byNearness(targets: readonly Target[], from: Place | null): Found[] {
  return targets.map((target) => ({ target, distance_m: distanceTo(target, from) })).sort(nearerFirst)
}

function distanceTo({ latitude, longitude }: Target, from: Place | null): number | null {
  return from === null || latitude === null || longitude === null ? null : distanceM(from, { latitude, longitude })
}

function nearerFirst(one: Found, other: Found): number {
  const nearer = (one.distance_m ?? Infinity) - (other.distance_m ?? Infinity)
  if (nearer < 0 || nearer > 0) return nearer
  return one.target.town_name.localeCompare(other.target.town_name, 'zh-CN') || one.target.name.localeCompare(other.target.name, 'zh-CN')
}

/** Whether a name, an alias, the town or the key holds every word of the query. */
export function fits({ name, aliases, town_name, external_key }: Target, query: string): boolean {
  const known = [name, ...aliases, town_name, external_key ?? ''].join(' ').toLowerCase()
  return query.normalize('NFKC').toLowerCase().split(/\s+/).every((part) => known.includes(part))
}

export function search(found: readonly Found[], query: string, kind: TargetKind | null): Found[] {
  return found.filter(({ target }) => (kind === null || target.kind === kind) && fits(target, query.trim()))
}

/** Beyond this one is not at a place, but on the way to it. */
const NEARBY_M = 2_000

/** The few to offer without a search. */
export function nearby(found: readonly Found[], most: number): Found[] {
  return found.filter(({ distance_m }) => distance_m !== null && distance_m <= NEARBY_M).slice(0, most)
}
