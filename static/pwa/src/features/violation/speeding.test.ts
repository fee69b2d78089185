import { describe, expect, it } from 'vitest'
import vectors from '../../../../../tests/vectors/speeding.json'
import { judgeSpeed, type SpeedingRoad, type SpeedingVehicle } from './speeding'

describe('a limit and a speed', () => {
  it.each(vectors.cases)('$name', ({ vehicle, road, limit_kmh, speed_kmh, expected }) => {
    expect(judgeSpeed({ vehicle: vehicle as SpeedingVehicle, road: road as SpeedingRoad, limit_kmh, speed_kmh })).toEqual(expected)
  })
  it.each(vectors.not_over)('make no offence where nothing is exceeded: $speed_kmh in $limit_kmh', ({ limit_kmh, speed_kmh }) => {
    expect(judgeSpeed({ vehicle: 'other', road: 'ordinary', limit_kmh, speed_kmh })).toBeNull()
  })
})
