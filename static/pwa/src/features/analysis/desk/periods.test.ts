import { describe, expect, it } from 'vitest'
import { periodOf } from './periods'

describe('the periods that are offered', () => {
  it.each([
    ['year', '2026-11-22', { from: '2026-01-01', to: '2026-11-22' }],
    ['lastMonth', '2026-03-31', { from: '2026-02-01', to: '2026-02-28' }],
    ['lastMonth', '2026-01-05', { from: '2025-12-01', to: '2025-12-31' }],
    ['quarter', '2026-02-10', { from: '2025-11-01', to: '2026-01-31' }],
    ['months12', '2026-11-22', { from: '2025-11-23', to: '2026-11-22' }],
    ['own', '2026-11-22', null],
  ] as const)('%s, seen from %s', (preset, today, period) => {
    expect(periodOf(preset, today)).toEqual(period)
  })
})
