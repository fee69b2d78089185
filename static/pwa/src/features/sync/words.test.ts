import { describe, expect, it } from 'vitest'
import { confirmed, pending, refused } from '../../app/testing/entries'
import { sendErrorText, stateLine, stateWords } from './words'

const now = new Date('2026-11-23T02:00:00.000Z')

describe('the line of an entry', () => {
  it('says what is missing and when it is tried again', () => {
    const state = { ...pending, photos: { sent: 0, total: 2 }, next_try_at: '2026-11-23T02:10:00.000Z' }
    expect(stateLine(state, now)).toBe('记录和 2 张照片未上传 · 10:10 再试')
  })

  it('counts the photos once the record has arrived', () => {
    expect(stateLine({ ...pending, waits_for: 'photos', photos: { sent: 1, total: 2 } }, now)).toBe('照片已传 1/2 张 · 马上重试')
  })

  it('gives the receipt number as people read it out', () => {
    expect(stateLine(confirmed(123), now)).toBe('回执 000123')
  })

  it('says why the server refused', () => {
    expect(stateLine(refused('plate_invalid'), now)).toBe('号牌号码不符合规则，请更正。')
  })

  it('names a code that this version does not know', () => {
    expect(stateLine(refused('quite_new'), now)).toContain('quite_new')
    expect(stateLine(refused('http_502'), now)).toContain('502')
  })
})

it('an entry settled by a person is not called confirmed', () => {
  expect(stateWords({ ...confirmed(1), outcome: 'refused_settled' }).label).toBe('已处理')
  expect(stateWords({ ...confirmed(1), outcome: 'abandoned' }).label).toBe('已放弃')
})

it('tells a portal from a missing network', () => {
  expect(sendErrorText({ kind: 'network', reason: 'foreign' })).not.toBe(sendErrorText({ kind: 'network', reason: 'unreachable' }))
})
