import { describe, expect, it, vi } from 'vitest'
import type { PushApi, PushStanding, StandingAnswer } from '../../api/push'
import type { Push } from '../../platform/push'
import { leavePush, lookAtPush, turnPushOff, turnPushOn } from './push-state'

const ADDRESS = { endpoint: 'https://fcm.googleapis.com/fcm/send/x', keys: { p256dh: 'B', auth: 'A' } }
const unreachable = { kind: 'network', reason: 'unreachable' } as const
const standing = (state: PushStanding['state']): StandingAnswer => ({ kind: 'standing', standing: { state, last_ok_at: null } })

function ground({ push = {}, api = {} }: { push?: Partial<Push>; api?: Partial<PushApi> } = {}) {
  const made = {
    push: {
      ability: vi.fn(() => 'possible' as const),
      current: vi.fn(() => Promise.resolve(ADDRESS)),
      subscribe: vi.fn(() => Promise.resolve({ kind: 'subscribed' as const, address: ADDRESS })),
      unsubscribe: vi.fn(() => Promise.resolve()),
      ...push,
    },
    api: {
      key: vi.fn(() => Promise.resolve({ kind: 'key' as const, publicKey: 'BAAA' })),
      standing: vi.fn(() => Promise.resolve(standing('works'))),
      subscribe: vi.fn(() => Promise.resolve(standing('waiting'))),
      unsubscribe: vi.fn(() => Promise.resolve({ kind: 'ok' as const, status: 204, header: () => null, body: null })),
      ...api,
    },
  }
  return made
}

describe('how push stands', () => {
  it.each(['unsupported', 'blocked'] as const)('a browser that is %s hears only while the app is open', async (ability) => {
    const made = ground({ push: { ability: () => ability } })
    expect(await lookAtPush(made)).toEqual({ kind: 'while_open', reason: ability })
    expect(made.api.standing).not.toHaveBeenCalled()
  })

  it('nobody is asked anything before the tap', async () => {
    const made = ground({ push: { current: () => Promise.resolve(null) } })
    expect(await lookAtPush(made)).toEqual({ kind: 'off' })
    expect(made.push.subscribe).not.toHaveBeenCalled()
  })

  it.each([
    ['works', { kind: 'on', works: true }],
    ['waiting', { kind: 'on', works: false }],
    ['failing', { kind: 'while_open', reason: 'failing' }],
  ] as const)('the server’s word counts: %s', async (state, expected) => {
    expect(await lookAtPush(ground({ api: { standing: () => Promise.resolve(standing(state)) } }))).toEqual(expected)
  })

  it.each(['none', 'gone'] as const)('a subscription that the server has not (%s) is told to it again', async (state) => {
    const made = ground({ api: { standing: () => Promise.resolve(standing(state)) } })
    expect(await lookAtPush(made)).toEqual({ kind: 'on', works: false })
    expect(made.api.subscribe).toHaveBeenCalledWith(ADDRESS)
  })

  it('without network nothing is claimed', async () => {
    expect(await lookAtPush(ground({ api: { standing: () => Promise.resolve(unreachable) } }))).toEqual({ kind: 'no_answer' })
  })
})

describe('turning it on', () => {
  it('waits for the first alert before it says that push works', async () => {
    expect(await turnPushOn(ground())).toEqual({ kind: 'on', works: false })
  })

  it.each(['blocked', 'unreachable'] as const)('says when it is %s', async (kind) => {
    const made = ground({ push: { subscribe: () => Promise.resolve({ kind }) } })
    expect(await turnPushOn(made)).toEqual({ kind: 'while_open', reason: kind })
    expect(made.api.subscribe).not.toHaveBeenCalled()
  })

  it('asks no vendor without the server’s key', async () => {
    const made = ground({ api: { key: () => Promise.resolve(unreachable) } })
    expect(await turnPushOn(made)).toEqual({ kind: 'no_answer' })
    expect(made.push.subscribe).not.toHaveBeenCalled()
  })

  it('a push service that the server doesn’t ask is as good as none', async () => {
    const problem = { status: 422, code: 'push_endpoint_refused', title: '', detail: '', params: {} }
    const made = ground({ api: { subscribe: () => Promise.resolve({ kind: 'problem', problem, retryAfterS: null }) } })
    expect(await turnPushOn(made)).toEqual({ kind: 'while_open', reason: 'unreachable' })
  })
})

it('turning it off tells both sides', async () => {
  const made = ground()
  expect(await turnPushOff(made)).toEqual({ kind: 'off' })
  expect(made.push.unsubscribe).toHaveBeenCalledOnce()
  expect(made.api.unsubscribe).toHaveBeenCalledOnce()
})

it('leaving ends it in this browser without network too', async () => {
  const made = ground({ api: { unsubscribe: () => Promise.resolve(unreachable) } })
  await leavePush(made)
  expect(made.push.unsubscribe).toHaveBeenCalledOnce()
})
