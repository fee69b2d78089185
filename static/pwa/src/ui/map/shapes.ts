/** What a plane map draws. It knows no domain: only places, and how they stand. Degrees are WGS-84, sizes metres. */
import type { Tone } from '../tone'

export interface MapPoint {
  latitude: number
  longitude: number
}

export type MapShape =
  /** A surface of `radius_m` around a point. `faint`: only its edge. */
  | { kind: 'circle'; at: MapPoint; radius_m: number; tone: Tone; label?: string; faint?: boolean }
  /** `look`: a road to stand out, a way that was taken, or a way that is guessed between two distant points. */
  | { kind: 'line'; points: MapPoint[]; tone: Tone; look: 'road' | 'way' | 'guess'; label?: string }
  /** `label` is always shown beside it. */
  | { kind: 'dot'; at: MapPoint; tone: Tone; label?: string }

/** The points that bound a shape. */
export function pointsOf(shape: MapShape): MapPoint[] {
  if (shape.kind === 'line') return shape.points
  if (shape.kind === 'dot') return [shape.at]
  const rise = shape.radius_m / METRES_PER_DEGREE
  const reach = rise / Math.cos((shape.at.latitude * Math.PI) / 180)
  const corner = (sign: number) => ({ latitude: shape.at.latitude + sign * rise, longitude: shape.at.longitude + sign * reach })
  return [corner(-1), corner(1)]
}

/** Metres of one degree of latitude: close enough to frame a picture. */
const METRES_PER_DEGREE = 111_195
