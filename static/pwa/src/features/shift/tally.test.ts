import { describe, expect, it } from 'vitest'
import { anEntry, refused } from '../../app/testing/entries'
import { oneLess, payloadOf, standingTallies, totalsOf, withoutLast, type Draft } from './tally'
import { aTally, correcting, toldTally } from './test/made'

const DAY = '2026-11-23'
const at = (minute: number) => `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`
const draft: Draft = { id: 'draft', officer_id: 'me', taps: [{ kind: 'a', at: at(1) }, { kind: 'b', at: at(2) }, { kind: 'a', at: at(3) }] }

it('a draft says how often each kind was tapped, and from when to when', () => {
  expect(payloadOf(draft)).toEqual({ draft_id: 'draft', first_at: at(1), last_at: at(3), counts: [{ kind: 'a', count: 2 }, { kind: 'b', count: 1 }] })
})

it('undoing takes the last tap of that kind, and nothing where there is none', () => {
  expect(withoutLast(draft, 'b')?.taps.map(({ kind }) => kind)).toEqual(['a', 'a'])
  expect(withoutLast(draft, 'c')).toBeNull()
})

describe('the day’s totals', () => {
  it('add up what was said here, what the server told, and what is still a draft', () => {
    const standing = standingTallies([aTally('here', { a: 1 })], [toldTally('here', { a: 1 }), toldTally('elsewhere', { a: 2, b: 1 })], DAY)
    expect([...totalsOf(standing, [draft])]).toEqual([['a', 5], ['b', 2]])
  })

  it('leave out what was corrected, withdrawn, refused, or is of another day', () => {
    const back = anEntry('shift.withdraw_tally', { command_id: 'back', reason: '多点' }, { id: 'back-again' })
    const entries = [
      back, aTally('back', { a: 9 }), correcting(aTally('right', { a: 1 }), 'wrong'), aTally('wrong', { a: 2 }),
      { ...aTally('refused', { a: 9 }), state: refused('tally_repeated') }, aTally('yesterday', { a: 9 }, { last_at: '2026-11-22T19:59:00.000Z' }),
    ]
    expect([...totalsOf(standingTallies(entries, [toldTally('wrong', { a: 2 })], DAY), [])]).toEqual([['a', 1]])
  })

  it('keep what a refused correction would have replaced', () => {
    const entries = [{ ...correcting(aTally('right', { a: 1 }), 'old'), state: refused('already_superseded') }, aTally('old', { a: 2 })]
    expect(standingTallies(entries, [], DAY).map(({ id }) => id)).toEqual(['old'])
  })
})

describe('one less after the counts were handed in', () => {
  it('corrects the latest tally of that kind', () => {
    const standing = standingTallies([aTally('new', { b: 1 }), aTally('old', { a: 2, b: 1 }, { last_at: at(0).replace('02:', '01:') })], [], DAY)
    expect(oneLess(standing, 'a')).toMatchObject({ how: 'correct', id: 'old', payload: { counts: [{ kind: 'a', count: 1 }, { kind: 'b', count: 1 }] } })
  })

  it('takes a tally back that has nothing left', () => {
    expect(oneLess(standingTallies([aTally('one', { a: 1 })], [], DAY), 'a')).toEqual({ how: 'withdraw', id: 'one' })
  })

  it('is nothing where nothing was counted', () => {
    expect(oneLess([], 'a')).toBeNull()
  })
})
