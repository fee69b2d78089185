import { describe, expect, it } from 'vitest'
import { isClosable, shareOf, unknownShare } from './periods'

describe('the board', () => {
  it('says what share of a line nobody knows, exempt items aside', () => {
    expect(unknownShare({ credited: 3, unknown: 1 })).toBe('0.25')
    expect(unknownShare({ credited: 0, unknown: 0 })).toBeNull()
  })
})

describe('closing', () => {
  it('is offered once the time for asking is over and nothing waits', () => {
    const period = { state: 'published' as const, ask_until: '2026-12-01T16:00:00.000Z' }
    expect(isClosable(period, new Date('2026-12-01T16:00:00.000Z'))).toBe(true)
    expect(isClosable(period, new Date('2026-12-01T15:59:59.000Z'))).toBe(false)
    expect(isClosable({ ...period, state: 'in_review' }, new Date('2027-01-01T00:00:00.000Z'))).toBe(false)
  })
})

describe('a share in per cent', () => {
  it.each([['100', '1.0000'], ['87.5', '0.8750'], [' 0 ', '0.0000']])('%s is %s', (said, share) => {
    expect(shareOf(said)).toBe(share)
  })
  it.each(['', '101', '1e2', '-1', '九'])('%s is none', (said) => {
    expect(shareOf(said)).toBeNull()
  })
})
