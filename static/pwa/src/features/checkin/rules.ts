/**
 * Where a phone stands in respect of a post. Mirrors app/checkin/rules.py and app/geo/distance.py: both sides are
 * held to tests/vectors/check_in.json. A judgement is said and kept, it never refuses a record.
 */
export interface GeoPoint {
  /** Degrees, WGS-84. */
  latitude: number
  longitude: number
}

export interface Circle extends GeoPoint {
  radius_m: number
}

export type Judgement = 'inside' | 'outside' | 'uncertain'

/** Metres; the Earth's mean radius. */
const EARTH_RADIUS_M = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two points, by the haversine formula. */
export function distanceM(one: GeoPoint, other: GeoPoint): number {
  const halfRise = Math.sin(radians(other.latitude - one.latitude) / 2)
  const halfTurn = Math.sin(radians(other.longitude - one.longitude) / 2)
  const haversine = halfRise ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * halfTurn ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine)))
}

/** As old as a fix may be and still count as of the moment. */
export const FRESH_S = 20
/** Metres a second that the phone may have moved since an older one. */
const DRIFT_MPS = 15

/** Metres and seconds. Inside or outside only where the whole circle is that the phone may be in by now. */
export function judge(distance_m: number, accuracy_m: number, radius_m: number, age_s = 0): Judgement {
  const reach_m = accuracy_m + (age_s > FRESH_S ? age_s * DRIFT_MPS : 0)
  if (distance_m + reach_m <= radius_m) return 'inside'
  return distance_m - reach_m > radius_m ? 'outside' : 'uncertain'
}

export interface Standing<P extends Circle> {
  post: P
  /** Null without a fix. */
  distance_m: number | null
  judgement: Judgement | null
}

export type AccurateFix = GeoPoint & { accuracy_m: number; age_s: number }

export function standingAt<P extends Circle>(post: P, fix: AccurateFix | null): Standing<P> {
  if (fix === null) return { post, distance_m: null, judgement: null }
  const distance_m = distanceM(fix, post)
  return { post, distance_m, judgement: judge(distance_m, fix.accuracy_m, post.radius_m, fix.age_s) }
}

/** Posts as one would look for them: nearest first, without a fix by name. */
export function byNearness<P extends Circle & { name: string }>(posts: readonly P[], fix: AccurateFix | null): Standing<P>[] {
  return posts
    .map((post) => standingAt(post, fix))
    .sort((one, other) => (one.distance_m ?? 0) - (other.distance_m ?? 0) || one.post.name.localeCompare(other.post.name))
}

/**
 * The post to offer: the nearest one the phone stands in for certain, else one it may stand in, else the first of
 * those that are due, else the nearest within sight. Null when there is nothing sensible to offer.
 */
export function postToOffer<P extends Circle & { id: string; name: string }>(
  posts: readonly P[], fix: AccurateFix | null, dueIds: readonly string[],
): Standing<P> | null {
  const near = byNearness(posts, fix)
  const due = dueIds.flatMap((id) => near.filter((standing) => standing.post.id === id))
  return (
    near.find((standing) => standing.judgement === 'inside') ??
    near.find((standing) => standing.judgement === 'uncertain' && (standing.distance_m ?? Infinity) <= standing.post.radius_m + IN_SIGHT_M) ??
    due[0] ??
    near.find((standing) => (standing.distance_m ?? Infinity) <= standing.post.radius_m + IN_SIGHT_M) ??
    null
  )
}

/** Beyond this a very inaccurate fix says nothing about which post is meant. */
const IN_SIGHT_M = 500
