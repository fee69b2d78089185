import { describe, expect, it } from 'vitest'
import type { VehicleTrack } from '../../../api/desk'
import { hoursBefore, spanFault, trackShapes } from './track'

type Fix = VehicleTrack['positions'][number]
const fix = (fix_at: string, longitude: number) => ({ fix_at, longitude, latitude: 36 }) as Fix

describe('the time that a track is asked for', () => {
  it('ends after it begins, and is two days at most', () => {
    expect(spanFault('2026-11-23T10:00', '2026-11-23T10:00')).toBe('order')
    expect(spanFault('', '2026-11-23T10:00')).toBe('order')
    expect(spanFault('2026-11-21T09:59', '2026-11-23T10:00')).toBe('long')
    expect(spanFault('2026-11-21T10:00', '2026-11-23T10:00')).toBeNull()
  })
  it('is offered as a field has it', () => {
    expect(hoursBefore(new Date(2026, 10, 23, 10, 30), 4)).toBe('2026-11-23T06:30')
  })
})

describe('a way', () => {
  it('is guessed over a gap, and ends where the car was last', () => {
    const shapes = trackShapes([fix('2026-11-23T02:00:00Z', 116), fix('2026-11-23T02:00:10Z', 116.001), fix('2026-11-23T02:10:00Z', 116.01)], '鲁P1201警')
    expect(shapes.map((shape) => (shape.kind === 'line' ? shape.look : shape.kind))).toEqual(['way', 'guess', 'dot'])
  })
  it('of one fix is a point, of none nothing', () => {
    expect(trackShapes([fix('2026-11-23T02:00:00Z', 116)], '车').map(({ kind }) => kind)).toEqual(['dot'])
    expect(trackShapes([], '车')).toEqual([])
  })
})
