/** pushsubscriptionchange: the vendor gave this browser another address, or took it away; the server must know. */
import { createPushApi } from '../api/push'
import { fromBase64Url } from '../platform/base64url'
import { systemClock } from '../platform/clock'
import { createFetchHttp } from '../platform/fetch-http'
import { addressOf, subscribeWith, withinTime } from '../platform/push'
import type { WorkerScope } from './scope'

declare const self: WorkerScope

/** Missing in the library's types. */
export interface SubscriptionChange extends ExtendableEvent {
  readonly newSubscription?: PushSubscription | null
}

export function onPushSubscriptionChange(event: SubscriptionChange): void {
  event.waitUntil(renew(event.newSubscription ?? null))
}

async function renew(given: PushSubscription | null): Promise<void> {
  const api = createPushApi(createFetchHttp({ root: '/api/v1' }))
  const address = addressOrNull(given ?? (await again(api)))
  if (address !== null) await api.subscribe(address)
}

async function again(api: ReturnType<typeof createPushApi>): Promise<PushSubscription | null> {
  const answer = await api.key()
  const key = answer.kind === 'key' ? fromBase64Url(answer.publicKey) : null
  return key === null ? null : await withinTime(systemClock, subscribeWith(self.registration.pushManager, key))
}

function addressOrNull(subscription: PushSubscription | null) {
  return subscription === null ? null : addressOf(subscription)
}
