import { describe, expect, it } from 'vitest'
import { cellsOf, changesOf, copiedWeek, dayAfter, keyOf, mondayOf, monthAfter, shiftsAt, withKind, type Shift } from './roster-draft'

const night: Shift = { kind: 'night', vehicle_id: 'car', crew_id: 'crew' }
const plain = (kind: Shift['kind']): Shift => ({ kind, vehicle_id: null, crew_id: null })
const standing = cellsOf({ entries: [{ officer_id: 'wang', day: '2026-11-23', ...night }, { officer_id: 'wang', day: '2026-11-24', ...plain('leave') }] })

describe('a cell', () => {
  it('takes another shift in the place of the one that stood there', () => {
    expect(withKind([night], 'day', null).map(({ kind }) => kind)).toEqual(['day'])
  })
  it('loses the shift that is said again', () => {
    expect(withKind([night], 'night', null)).toEqual([])
  })
  it('keeps the duty leader beside a shift, and neither beside leave', () => {
    const led = withKind([night], 'leader', null)
    expect(led.map(({ kind }) => kind)).toEqual(['night', 'leader'])
    expect(withKind(led, 'day', null).map(({ kind }) => kind)).toEqual(['leader', 'day'])
    expect(withKind(led, 'leave', null).map(({ kind }) => kind)).toEqual(['leave'])
  })
  it('takes the crew’s car for a shift that goes out, none for leave and standby', () => {
    const crew = { id: 'crew', vehicle_id: 'car' }
    expect([withKind([], 'night', crew), withKind([], 'leave', crew)]).toEqual([[night], [plain('leave')]])
  })
  it('may have two shifts where that is wanted', () => {
    expect(withKind([night], 'standby', null, true)).toHaveLength(2)
  })
})

describe('what was changed', () => {
  it('lies over what stands there, and only it is sent', () => {
    const changed = { [keyOf('wang', '2026-11-23')]: [plain('day')], [keyOf('wang', '2026-11-24')]: [plain('leave')] }
    expect(shiftsAt(standing, changed, keyOf('wang', '2026-11-23'))).toEqual([plain('day')])
    expect(changesOf(standing, changed)).toEqual([{ officer_id: 'wang', day: '2026-11-23', shifts: [plain('day')] }])
  })
})

describe('a week', () => {
  it('begins on Monday, on Sunday too', () => {
    expect([mondayOf('2026-11-29'), mondayOf('2026-11-23')]).toEqual(['2026-11-23', '2026-11-23'])
  })
  it('is copied without leave, and only into the month', () => {
    const copied = copiedWeek(standing, ['wang'], '2026-11-23', '2026-11-30', '2026-11')
    expect(copied).toEqual({ [keyOf('wang', '2026-11-30')]: [night] })
    expect(copiedWeek(standing, ['wang'], '2026-11-23', '2026-11-16', '2026-11')[keyOf('wang', '2026-11-17')]).toEqual([])
  })
})

it('knows the months after and before', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), dayAfter('2026-11-30', 1)]).toEqual(['2027-01', '2025-12', '2026-12-01'])
})
