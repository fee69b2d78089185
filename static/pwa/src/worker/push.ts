/**
 * push: something is told while the app may be closed. It is shown, whatever else goes wrong; open pages fetch what is
 * new; and the server learns that a task came by this road.
 */
import { systemClock } from '../platform/clock'
import { createFetchHttp } from '../platform/fetch-http'
import { PUSHED } from '../platform/worker-messages'
import { notificationOf, readMessage, type PushMessage } from './push-message'
import type { WorkerScope } from './scope'

declare const self: WorkerScope

export function onPush(event: PushEvent): void {
  const message = readMessage(event.data)
  event.waitUntil(Promise.all([show(message), wakePages(), noteDelivered(message)]))
}

async function show(message: PushMessage): Promise<void> {
  await self.registration.showNotification(...notificationOf(message))
}

async function wakePages(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of pages) page.postMessage({ kind: PUSHED })
}

/** Telemetry: when it can't be told, the acknowledgement will say it. `Http` never rejects. */
async function noteDelivered({ kind, id }: PushMessage): Promise<void> {
  if (kind !== 'task' || !/^[\da-f-]{36}$/.test(id)) return
  const body = { kind: 'delivered', road: 'push', at: systemClock.now().toISOString() }
  await createFetchHttp({ root: '/api/v1' }).request({ method: 'POST', path: `/tasks/${id}/telemetry`, body })
}
