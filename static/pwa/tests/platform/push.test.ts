import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserPush, SUBSCRIBE_TIMEOUT_MS } from '../../src/platform/push'
import { FakeClock } from '../fake-clock'

const JSON_OF = { endpoint: 'https://fcm.googleapis.com/fcm/send/x', keys: { p256dh: 'B', auth: 'A' } }
const KEY = 'BAAA'
const never = new Promise<never>(() => undefined)

let clock: FakeClock
const requestPermission = vi.fn(() => Promise.resolve<NotificationPermission>('granted'))
const manager = { subscribe: vi.fn(), getSubscription: vi.fn() }

function aSubscription(key: Uint8Array = new Uint8Array([4, 0, 0]), json: object = JSON_OF) {
  return { toJSON: () => json, unsubscribe: vi.fn(() => Promise.resolve(true)), options: { applicationServerKey: key.buffer } }
}

function browser({ permission = 'default', registered = true }: { permission?: NotificationPermission; registered?: boolean } = {}) {
  vi.stubGlobal('window', { PushManager: vi.fn(), Notification: vi.fn() })
  vi.stubGlobal('Notification', { permission, requestPermission })
  const getRegistration = () => Promise.resolve(registered ? { pushManager: manager } : undefined)
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration } })
  return browserPush(clock)
}

beforeEach(() => {
  clock = new FakeClock()
  vi.resetAllMocks()
  requestPermission.mockResolvedValue('granted')
  manager.getSubscription.mockResolvedValue(null)
})
afterEach(() => { vi.unstubAllGlobals() })

describe('subscribing', () => {
  it('asks the officer, then the vendor, with the server’s key', async () => {
    manager.subscribe.mockResolvedValue(aSubscription())
    expect(await browser().subscribe(KEY)).toEqual({ kind: 'subscribed', address: JSON_OF })
    expect(manager.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: new Uint8Array([4, 0, 0]) })
  })

  it('doesn’t wait for ever for a vendor who can’t be reached', async () => {
    manager.subscribe.mockReturnValue(never)
    const asked = browser().subscribe(KEY)
    await vi.waitUntil(() => clock.nextTimerMs !== null)
    expect(clock.nextTimerMs).toBe(SUBSCRIBE_TIMEOUT_MS)
    clock.advance(SUBSCRIBE_TIMEOUT_MS)
    expect(await asked).toEqual({ kind: 'unreachable' })
  })

  it('takes a vendor’s refusal for one who can’t be reached', async () => {
    manager.subscribe.mockRejectedValue(new DOMException('push service error', 'AbortError'))
    expect(await browser().subscribe(KEY)).toEqual({ kind: 'unreachable' })
  })

  it.each(['denied', 'default'] as const)('asks no vendor when the officer says %s', async (said) => {
    requestPermission.mockResolvedValue(said)
    expect(await browser().subscribe(KEY)).toEqual({ kind: 'blocked' })
    expect(manager.subscribe).not.toHaveBeenCalled()
  })

  it('puts aside a subscription that was made for another server key', async () => {
    const old = aSubscription(new Uint8Array([4, 1, 1]))
    manager.getSubscription.mockResolvedValue(old)
    manager.subscribe.mockResolvedValue(aSubscription())
    await browser().subscribe(KEY)
    expect(old.unsubscribe).toHaveBeenCalledOnce()
  })

  it('keeps one that was made for this key', async () => {
    const same = aSubscription()
    manager.getSubscription.mockResolvedValue(same)
    manager.subscribe.mockResolvedValue(same)
    await browser().subscribe(KEY)
    expect(same.unsubscribe).not.toHaveBeenCalled()
  })

  it('needs a worker, a readable key and a subscription with keys', async () => {
    expect(await browser({ registered: false }).subscribe(KEY)).toEqual({ kind: 'unreachable' })
    expect(await browser().subscribe('+')).toEqual({ kind: 'unreachable' })
    manager.subscribe.mockResolvedValue(aSubscription(undefined, { endpoint: 'https://fcm.googleapis.com/x' }))
    expect(await browser().subscribe(KEY)).toEqual({ kind: 'unreachable' })
  })
})

describe('this browser', () => {
  it('says what it can', () => {
    expect(browser().ability()).toBe('possible')
    expect(browser({ permission: 'denied' }).ability()).toBe('blocked')
    vi.stubGlobal('window', {})
    expect(browserPush(clock).ability()).toBe('unsupported')
  })

  it('names the subscription that it has', async () => {
    expect(await browser().current()).toBeNull()
    manager.getSubscription.mockResolvedValue(aSubscription())
    expect(await browser().current()).toEqual(JSON_OF)
  })

  it('unsubscribes, and has nothing against doing it twice', async () => {
    const subscription = aSubscription()
    manager.getSubscription.mockResolvedValueOnce(subscription)
    const push = browser()
    await push.unsubscribe()
    await push.unsubscribe()
    expect(subscription.unsubscribe).toHaveBeenCalledOnce()
  })
})
