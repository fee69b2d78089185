/**
 * Which code, points and fine a limit and a measured speed make. Mirrors app/violation/speeding.py, both held to
 * tests/vectors/speeding.json. Null is unknown, which is never nought. Whole numbers only: exactly 20 % is exactly 20 %.
 */
export const VEHICLES = ['other', 'passenger', 'freight', 'school_bus', 'dangerous_goods'] as const
export const ROADS = ['ordinary', 'fast'] as const
export type SpeedingVehicle = (typeof VEHICLES)[number]
export type SpeedingRoad = (typeof ROADS)[number]

export interface Speeding {
  vehicle: SpeedingVehicle
  road: SpeedingRoad
  limit_kmh: number
  speed_kmh: number
}

export interface Judgement {
  /** Tenths of a percent over the limit, rounded down. */
  over_permille: number
  /** The band that the code speaks of; null: without upper end. */
  from_percent: number
  to_percent: number | null
  code: string | null
  points: number | null
  /** Yuan, or `warning`. */
  fine: string | null
  /** Of points and fine. */
  confidence: 'high' | 'medium' | 'low'
}

/** From how many percent over the limit something holds, until the next one. */
type Steps<T> = readonly (readonly [fromPercent: number, what: T])[]

const BANDS: Steps<number | null> = [[0, 10], [10, 20], [20, 50], [50, null]]
const FINES: Record<SpeedingRoad, Steps<string> | null> = {
  ordinary: [[0, 'warning'], [10, '50'], [30, '200'], [50, '500'], [70, '1000'], [100, '2000']],
  fast: null,
}
const POINTS: Record<'large' | 'other', Record<SpeedingRoad, Steps<number>>> = {
  other: { ordinary: [[0, 0], [20, 3], [50, 6]], fast: [[0, 0], [20, 6], [50, 12]] },
  large: { ordinary: [[0, 0], [10, 1], [20, 6], [50, 9]], fast: [[0, 6], [20, 12]] },
}
const OTHER_CODES: Steps<string> = [[0, '6050'], [10, '13521'], [20, '1636'], [50, '1721']]
/** Large vehicles have codes of their own, known for ordinary roads only. */
const CODES: Record<SpeedingVehicle, Partial<Record<SpeedingRoad, Steps<string | null>>>> = {
  other: { ordinary: OTHER_CODES, fast: OTHER_CODES },
  passenger: { ordinary: [[0, '6047'], [10, '13491'], [20, '1632'], [50, '1726']] },
  freight: { ordinary: [[0, '6048'], [10, '13501'], [20, '1633'], [50, '1727']] },
  school_bus: { ordinary: [[0, null], [20, '1634'], [50, '1728']] },
  dangerous_goods: { ordinary: [[0, null], [20, '1635'], [50, '1729']] },
}

/** Null for a speed that exceeds nothing. */
export function judgeSpeed({ vehicle, road, limit_kmh, speed_kmh }: Speeding): Judgement | null {
  const over = speed_kmh - limit_kmh
  if (over <= 0 || limit_kmh <= 0) return null
  const reached = <T>(steps: Steps<T>) => steps.filter(([from]) => over * 100 >= from * limit_kmh).pop()
  const band = reached(BANDS)
  const fines = FINES[road]
  return {
    over_permille: Math.floor((over * 1000) / limit_kmh),
    from_percent: band?.[0] ?? 0,
    to_percent: band?.[1] ?? null,
    code: reached(CODES[vehicle][road] ?? [])?.[1] ?? null,
    points: reached(POINTS[vehicle === 'other' ? 'other' : 'large'][road])?.[1] ?? null,
    fine: fines === null ? null : (reached(fines)?.[1] ?? null),
    confidence: road === 'ordinary' ? 'high' : 'medium',
  }
}
