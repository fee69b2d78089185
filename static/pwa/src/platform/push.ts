/** Web Push as the browser offers it. Subscribing may hang for ever where the vendor's service can't be reached. */
import { toBase64Url, fromBase64Url } from './base64url'
import type { Clock } from './clock'

/** Where a browser can be told, and the keys to encrypt for it, in base64url. */
export interface PushAddress {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

export type PushAbility = 'unsupported' | 'blocked' | 'possible'
export type SubscribeAnswer = { kind: 'subscribed'; address: PushAddress } | { kind: 'blocked' } | { kind: 'unreachable' }

export interface Push {
  ability(): PushAbility
  /** The subscription that this browser has already; null for none. */
  current(): Promise<PushAddress | null>
  /** Asks the officer, then the vendor. Call it from a tap: some browsers ask nobody otherwise. */
  subscribe(publicKey: string): Promise<SubscribeAnswer>
  unsubscribe(): Promise<void>
}

export const SUBSCRIBE_TIMEOUT_MS = 15_000

export function browserPush(clock: Clock): Push {
  return {
    ability,
    current: async () => {
      const subscription = await (await manager())?.getSubscription()
      return subscription ? addressOf(subscription) : null
    },
    subscribe: (publicKey) => subscribe(clock, publicKey),
    unsubscribe: async () => {
      const subscription = await (await manager())?.getSubscription()
      await withinTime(clock, subscription?.unsubscribe() ?? Promise.resolve(true))
    },
  }
}

function ability(): PushAbility {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported'
  return Notification.permission === 'denied' ? 'blocked' : 'possible'
}

/** Undefined where no worker is registered. Not `ready`: that never settles there. */
async function manager(): Promise<PushManager | undefined> {
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
  return (await worker?.getRegistration())?.pushManager
}

async function subscribe(clock: Clock, publicKey: string): Promise<SubscribeAnswer> {
  if ((await Notification.requestPermission()) !== 'granted') return { kind: 'blocked' }
  const [push, key] = [await manager(), fromBase64Url(publicKey)]
  if (push === undefined || key === null) return { kind: 'unreachable' }
  const subscription = await withinTime(clock, subscribeWith(push, key))
  const address = subscription === null ? null : addressOf(subscription)
  return address === null ? { kind: 'unreachable' } : { kind: 'subscribed', address }
}

/** A subscription made for another server key is in the way of a new one. */
export async function subscribeWith(push: PushManager, key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  const existing = await push.getSubscription()
  const known = existing?.options.applicationServerKey
  if (known && toBase64Url(new Uint8Array(known)) !== toBase64Url(key)) await existing.unsubscribe()
  return await push.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

/** Null for what fails or doesn't come in time. */
export async function withinTime<T>(clock: Clock, work: Promise<T>): Promise<T | null> {
  return await new Promise((settle) => {
    const cancel = clock.after(SUBSCRIBE_TIMEOUT_MS, () => { settle(null) })
    work.then(settle, () => { settle(null) }).finally(cancel).catch(() => undefined)
  })
}

/** Null for a subscription without keys, which nobody could encrypt for. */
export function addressOf(subscription: PushSubscription): PushAddress | null {
  const { endpoint, keys } = subscription.toJSON()
  const { p256dh, auth } = keys ?? {}
  return endpoint && p256dh && auth ? { endpoint, keys: { p256dh, auth } } : null
}
