import { describe, expect, it } from 'vitest'
import type { SyncStatus } from '../../offline'
import { addsUp, bannerOf } from './banner'

const counts = (pending: number, attention = 0) => ({ created: pending + attention, confirmed: 0, pending, attention })
const idle: SyncStatus = { kind: 'idle', last_contact_at: null }
const offline: SyncStatus = { kind: 'waiting', next_try_at: '', last_error: { kind: 'network', reason: 'unreachable' }, last_contact_at: null }

describe('the banner', () => {
  it('is silent when all is well', () => {
    expect(bannerOf(idle, counts(0))).toEqual({ kind: 'none' })
    expect(bannerOf({ kind: 'sending' }, counts(0))).toEqual({ kind: 'none' })
  })

  it('says how many are on the phone, with a network and without', () => {
    expect(bannerOf(idle, counts(2))).toEqual({ kind: 'unsent', count: 2 })
    expect(bannerOf(offline, counts(2))).toEqual({ kind: 'offline', count: 2 })
  })

  it('puts what needs a person before what moves by itself', () => {
    expect(bannerOf(offline, counts(2, 1))).toEqual({ kind: 'attention', count: 1 })
    expect(bannerOf({ kind: 'sign_in_needed' }, counts(2, 1))).toEqual({ kind: 'sign_in', count: 2 })
  })

  it('does not call a busy server a missing network', () => {
    const busy: SyncStatus = { kind: 'waiting', next_try_at: '', last_error: { kind: 'server', status: 503, code: 'busy' }, last_contact_at: null }
    expect(bannerOf(busy, counts(1))).toEqual({ kind: 'unsent', count: 1 })
  })
})

it('the sum is checked, not assumed', () => {
  expect(addsUp({ created: 3, confirmed: 1, pending: 1, attention: 1 })).toBe(true)
  expect(addsUp({ created: 4, confirmed: 1, pending: 1, attention: 1 })).toBe(false)
})
