/** sync: the browser thinks that there is a network. A visible page flushes its outbox; without one the worker does. */
import { createOffline } from '../offline'
import { systemClock } from '../platform/clock'
import { createFetchHttp } from '../platform/fetch-http'
import { indexedDbKeys } from '../platform/keys'
import { browserLocks } from '../platform/locks'
import { browserStorage } from '../platform/storage'
import { SYNC_TAG } from '../platform/wakeups'
import type { SyncEvent, WorkerScope } from './scope'

declare const self: WorkerScope

export function onSync(event: SyncEvent): void {
  if (event.tag === SYNC_TAG) event.waitUntil(bringOver())
}

async function bringOver(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window' })
  const visible = pages.find((page) => page.visibilityState === 'visible')
  if (visible === undefined) await flushHere()
  else visible.postMessage({ kind: 'flush' })
}

/** Rejects when something is left to send, so that the browser asks again later. */
async function flushHere(): Promise<void> {
  const offline = createOffline({
    http: createFetchHttp({ root: '/api/v1' }),
    clock: systemClock,
    keys: indexedDbKeys(),
    locks: browserLocks(),
    room: browserStorage,
    wakeups: { onWake: () => () => undefined, requestSync: () => Promise.resolve(false) },
    appVersion: __APP_VERSION__,
  })
  if ((await offline.flush()) === 'waiting') throw new Error('not everything could be sent')
}
