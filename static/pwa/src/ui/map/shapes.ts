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

export type LabelSide = 'top' | 'bottom' | 'right' | 'left'
const SIDES: readonly LabelSide[] = ['top', 'bottom', 'right', 'left']
/** Dots so near to each other would cover each other's labels at most zooms. */
const NEAR_M = 40

/** On which side of its dot each label stands, so that dots at one spot don't cover each other's. */
export function labelSides(shapes: readonly MapShape[]): Map<MapShape, LabelSide> {
  const sides = new Map<MapShape, LabelSide>()
  const dots = shapes.filter((shape) => shape.kind === 'dot' && shape.label !== undefined && shape.label !== '')
  for (const dot of dots) {
    const taken = new Set([...sides].filter(([other]) => isNear(other, dot)).map(([, side]) => side))
    sides.set(dot, SIDES.find((side) => !taken.has(side)) ?? 'top')
  }
  return sides
}

function isNear(one: MapShape, other: MapShape): boolean {
  const [a, b] = [pointsOf(one)[0], pointsOf(other)[0]]
  if (a === undefined || b === undefined) return false
  const shrink = Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot((a.latitude - b.latitude) * METRES_PER_DEGREE, (a.longitude - b.longitude) * METRES_PER_DEGREE * shrink) <= NEAR_M
}

/** Metres of one degree of latitude: close enough to frame a picture. */
const METRES_PER_DEGREE = 111_195
