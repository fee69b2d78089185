import { describe, expect, it } from 'vitest'
import { anEntry, refused } from '../../app/testing/entries'
import { onDutyNow } from './standing'
import { aStart, anEnd, correcting, ME, told } from './test/made'

const EIGHT = '2026-11-23T00:00:00.000Z'
const NOON = new Date('2026-11-23T04:00:00.000Z')

describe('who is out', () => {
  it('is whoever said so and did not end it', () => {
    expect(onDutyNow([aStart('start', EIGHT)], [], ME, NOON)).toMatchObject({ shift_id: 'start', started_at: EIGHT })
    expect(onDutyNow([anEnd('end', 'start'), aStart('start', EIGHT)], [], ME, NOON)).toBeNull()
  })

  it('is nobody whose start was refused or withdrawn', () => {
    const start = aStart('start', EIGHT)
    expect(onDutyNow([{ ...start, state: refused('shift_running') }], [], ME, NOON)).toBeNull()
    const back = anEntry('shift.withdraw', { command_id: 'start', reason: '误点' }, { id: 'back' })
    expect(onDutyNow([back, start], [], ME, NOON)).toBeNull()
  })

  it('is out again when the end was withdrawn', () => {
    const back = anEntry('shift.withdraw', { command_id: 'end', reason: '误点' }, { id: 'back' })
    expect(onDutyNow([back, anEnd('end', 'start'), aStart('start', EIGHT)], [], ME, NOON)).toMatchObject({ shift_id: 'start' })
    expect(onDutyNow([back], [told('start', EIGHT, { end_id: 'end', ended_at: EIGHT })], ME, NOON)).toMatchObject({ shift_id: 'start' })
  })

  it('keeps the shift when a correction changes crew and car', () => {
    const corrected = correcting(aStart('second', EIGHT, { vehicle_id: 'car' }), 'start')
    expect(onDutyNow([corrected, aStart('start', EIGHT)], [], ME, NOON)).toMatchObject({ shift_id: 'start', start_id: 'second', vehicle_id: 'car' })
    expect(onDutyNow([corrected], [told('start', EIGHT)], ME, NOON)).toMatchObject({ shift_id: 'start', start_id: 'second', vehicle_id: 'car' })
    const again = correcting(aStart('third', EIGHT), 'second')
    expect(onDutyNow([again, corrected, aStart('start', EIGHT)], [], ME, NOON)).toMatchObject({ shift_id: 'start', start_id: 'third' })
  })

  it('is also whom a colleague named; the own word comes first', () => {
    const theirs = told('theirs', '2026-11-23T03:00:00.000Z', { officer_id: 'wang', crew_ids: [ME] })
    expect(onDutyNow([], [theirs], ME, NOON)).toMatchObject({ shift_id: 'theirs', officer_id: 'wang' })
    expect(onDutyNow([aStart('start', EIGHT)], [theirs], ME, NOON)).toMatchObject({ shift_id: 'start' })
  })

  it('knows of an end that another phone said', () => {
    expect(onDutyNow([aStart('start', EIGHT)], [told('start', EIGHT, { end_id: 'end', ended_at: EIGHT })], ME, NOON)).toBeNull()
  })

  it('forgets a shift that nobody ended for a day', () => {
    expect(onDutyNow([aStart('start', '2026-11-22T03:59:00.000Z')], [], ME, NOON)).toBeNull()
  })
})
