import { describe, expect, it } from 'vitest'
import { agendaOf, dutyDayOf, isMine, minutesUntil, phaseOf } from './rules'
import type { Requirement } from './views'

function requirement(id: string, starts_at: string, ends_at: string, duty_day = '2026-11-22'): Requirement {
  return { id, starts_at, ends_at, duty_day, unit_id: 'squad', kind: 'post', post_id: 'p', section_id: null, officer_ids: [], vehicle_id: null, demands_check_in: false }
}
/** 23:00–03:00 in China. */
const night = requirement('night', '2026-11-22T15:00:00.000Z', '2026-11-22T19:00:00.000Z')
const evening = requirement('evening', '2026-11-22T11:00:00.000Z', '2026-11-22T13:00:00.000Z')
const tomorrow = requirement('tomorrow', '2026-11-22T22:00:00.000Z', '2026-11-23T00:00:00.000Z', '2026-11-23')
const twoAtNight = new Date('2026-11-22T18:00:00.000Z')

describe('the duty day', () => {
  it('at two at night is still the day before', () => {
    expect(dutyDayOf(twoAtNight)).toBe('2026-11-22')
  })

  it('begins at four in the morning', () => {
    expect(dutyDayOf(new Date('2026-11-22T19:59:59.000Z'))).toBe('2026-11-22')
    expect(dutyDayOf(new Date('2026-11-22T20:00:00.000Z'))).toBe('2026-11-23')
  })
})

describe('the phase of a requirement', () => {
  it('runs from its start to just before its end', () => {
    expect(phaseOf(night, new Date('2026-11-22T14:59:59.999Z'))).toBe('next')
    expect(phaseOf(night, new Date('2026-11-22T15:00:00.000Z'))).toBe('now')
    expect(phaseOf(night, new Date('2026-11-22T19:00:00.000Z'))).toBe('done')
  })
})

describe('the agenda', () => {
  it('at two at night holds the night as running, the evening as over and not the next morning', () => {
    const agenda = agendaOf([tomorrow, night, evening], twoAtNight)
    expect(agenda.now.map(({ id }) => id)).toEqual(['night'])
    expect(agenda.done.map(({ id }) => id)).toEqual(['evening'])
    expect(agenda.next).toEqual([])
  })
})

describe('an own requirement', () => {
  const officer = { id: 'me', unit_id: 'squad' }

  it('names the officer', () => {
    expect(isMine({ officer_ids: ['me'], unit_id: 'other' }, officer)).toBe(true)
    expect(isMine({ officer_ids: ['you'], unit_id: 'squad' }, officer)).toBe(false)
  })

  it('or names nobody and the own squad', () => {
    expect(isMine({ officer_ids: [], unit_id: 'squad' }, officer)).toBe(true)
    expect(isMine({ officer_ids: [], unit_id: 'other' }, officer)).toBe(false)
  })
})

it('counts a part of a minute as one, and none after the end', () => {
  expect(minutesUntil('2026-11-22T18:00:01.000Z', twoAtNight)).toBe(1)
  expect(minutesUntil('2026-11-22T17:00:00.000Z', twoAtNight)).toBe(0)
})
