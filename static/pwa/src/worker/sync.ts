/**
 * sync: the browser thinks that there is a network. The worker sends by itself, because the page may be gone; while
 * a page is sending, the lock keeps the two apart.
 */
import { createOffline } from '../offline'
import { systemClock } from '../platform/clock'
import { createFetchHttp } from '../platform/fetch-http'
import { indexedDbKeys } from '../platform/keys'
import { browserLocks } from '../platform/locks'
import { browserStorage } from '../platform/storage'
import { SYNC_TAG } from '../platform/wakeups'
import type { SyncEvent } from './scope'

export function onSync(event: SyncEvent): void {
  if (event.tag === SYNC_TAG) event.waitUntil(bringOver())
}

/** Rejects when something is left to send, so that the browser asks again later. */
async function bringOver(): Promise<void> {
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
