import { expect, it } from 'vitest'
import { lengthAlong, metresAlong, pointAlong, type Pair } from './along'

const road: Pair[] = [[116, 36], [116.01, 36], [116.01, 36.01]]

it('finds the point so far along, and the ends for what lies beyond', () => {
  const corner = pointAlong(road, lengthAlong([[116, 36], [116.01, 36]]))
  expect(corner?.longitude).toBeCloseTo(116.01, 6)
  expect(pointAlong(road, 99_999)).toEqual({ longitude: 116.01, latitude: 36.01 })
  expect(pointAlong(road, -5)).toEqual({ longitude: 116, latitude: 36 })
  expect(pointAlong([], 10)).toBeNull()
})

it('finds how far along a point beside the line lies', () => {
  const half = lengthAlong(road.slice(0, 2)) / 2
  expect(metresAlong(road, { longitude: 116.005, latitude: 36.0002 })).toBeCloseTo(half, 0)
  expect(metresAlong(road, { longitude: 115.9, latitude: 36 })).toBe(0)
})

it('goes there and back', () => {
  const at = pointAlong(road, 1234)
  expect(at === null ? null : Math.round(metresAlong(road, at))).toBe(1234)
})
