import { describe, expect, it } from 'vitest'
import { anEntry, confirmed, refused } from '../../app/testing/entries'
import { lastWord, openArrival, saidOf } from './standing-here'

const now = new Date('2026-11-23T04:00:00.000Z')
const arrival = anEntry('checkin.check_in', { post_id: 'p', requirement_id: 'r' }, { id: 'in', occurred_at: '2026-11-23T02:00:00.000Z' })
const departure = anEntry('checkin.check_out', { post_id: 'p', requirement_id: 'r' }, { id: 'out', occurred_at: '2026-11-23T03:00:00.000Z' })

describe('standing at a post', () => {
  it('follows from an arrival that is still only on the phone', () => {
    expect(openArrival([arrival], now)?.post_id).toBe('p')
  })

  it('ends with the departure', () => {
    expect(openArrival([departure, arrival], now)).toBeNull()
  })

  it('does not follow from an arrival that was withdrawn', () => {
    const withdrawal = anEntry('checkin.withdraw', { command_id: 'in', reason: '点错' })
    expect(openArrival([withdrawal, arrival], now)).toBeNull()
  })

  it('does not follow from an arrival that the server refused', () => {
    expect(openArrival([{ ...arrival, state: refused('post_unknown') }], now)).toBeNull()
  })

  it('is taken for a forgotten departure after sixteen hours', () => {
    expect(openArrival([arrival], new Date('2026-11-23T18:00:01.000Z'))).toBeNull()
  })
})

describe('what was said of a requirement', () => {
  it('is nothing without a record', () => {
    expect(saidOf('r', [])).toBe('none')
  })

  it('is here, then left', () => {
    expect(saidOf('r', [arrival])).toBe('here')
    expect(saidOf('r', [departure, arrival])).toBe('left')
  })

  it('does not concern another requirement', () => {
    expect(saidOf('other', [arrival])).toBe('none')
  })
})

it('takes the newest word, confirmed or not', () => {
  expect(lastWord([{ ...departure, state: confirmed(123) }, arrival])?.id).toBe('out')
})
