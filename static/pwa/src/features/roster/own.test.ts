import { describe, expect, it } from 'vitest'
import { comingShifts, givenBy, rosteredCrew } from './own'
import type { OwnShift, RosterMonth, SquadMonth } from './views'

const shift = (day: string, kind: OwnShift['kind'], over: Partial<OwnShift> = {}): OwnShift => ({ day, kind, vehicle_id: null, mate_ids: [], ...over })
const MONTHS: RosterMonth[] = [
  { month: '2026-12', shifts: [shift('2026-12-01', 'leave'), shift('2026-12-06', 'day')] },
  { month: '2026-11', shifts: [shift('2026-11-29', 'night'), shift('2026-11-30', 'day', { vehicle_id: 'car', mate_ids: ['li'] }), shift('2026-11-30', 'night', { mate_ids: ['zhao'] })] },
]

describe('the coming week', () => {
  it('runs over the end of the month, in order', () => {
    expect(comingShifts(MONTHS, '2026-11-30').map(({ day, kind }) => `${day} ${kind}`)).toEqual(['2026-11-30 day', '2026-11-30 night', '2026-12-01 leave', '2026-12-06 day'])
  })
  it('is empty without a roster', () => {
    expect(comingShifts([], '2026-11-30')).toEqual([])
  })
})

describe('whom one goes out with', () => {
  it('follows the shift of the hour', () => {
    expect(rosteredCrew(MONTHS, '2026-11-30', 9)).toEqual({ crew_ids: ['li'], vehicle_id: 'car' })
    expect(rosteredCrew(MONTHS, '2026-11-30', 22)).toEqual({ crew_ids: ['zhao'], vehicle_id: null })
  })
  it('is not known on leave, nor where the roster names neither crew nor car', () => {
    expect([rosteredCrew(MONTHS, '2026-12-01', 9), rosteredCrew(MONTHS, '2026-12-06', 9)]).toEqual([null, null])
  })
})

describe('what somebody has to give', () => {
  it('is by day from the duty day on, without leave', () => {
    const squad: SquadMonth[] = [
      { month: '2026-12', people: { li: { '2026-12-01': ['leave'], '2026-12-02': ['day', 'leader'] } } },
      { month: '2026-11', people: { li: { '2026-11-29': ['night'], '2026-11-30': ['night'] }, wang: { '2026-11-30': ['day'] } } },
    ]
    expect([...givenBy(squad, 'li', '2026-11-30')]).toEqual([['2026-11-30', ['night']], ['2026-12-02', ['day', 'leader']]])
  })
})
