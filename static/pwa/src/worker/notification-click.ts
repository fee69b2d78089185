/**
 * notificationclick: leads to the page that the notification is about. An open page is asked to go there by itself, so
 * that nothing half-written in it is lost by loading anew; one that doesn't answer is loaded there.
 */
import { systemClock } from '../platform/clock'
import { GO } from '../platform/worker-messages'
import { ownPage } from './push-message'
import type { WorkerScope } from './scope'

declare const self: WorkerScope

const ANSWER_TIMEOUT_MS = 1_000

export function onNotificationClick(event: NotificationEvent): void {
  event.notification.close()
  const { url } = (event.notification.data ?? {}) as { url?: unknown }
  event.waitUntil(lead(ownPage(typeof url === 'string' ? url : '')))
}

async function lead(url: string): Promise<void> {
  const page = await openPage()
  if (page === undefined) {
    await self.clients.openWindow(url)
    return
  }
  await page.focus()
  if (!(await goes(page, url))) await page.navigate(url)
}

/** The field app's page that is seen, or any that is open. A desk is somebody's other work. */
async function openPage(): Promise<WindowClient | undefined> {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const pages = all.filter((page) => !/^\/(desk|phone-check)(\/|$)/.test(new URL(page.url).pathname))
  return pages.find((page) => page.visibilityState === 'visible') ?? pages[0]
}

async function goes(page: WindowClient, url: string): Promise<boolean> {
  return await new Promise((settle) => {
    const { port1, port2 } = new MessageChannel()
    const cancel = systemClock.after(ANSWER_TIMEOUT_MS, () => { settle(false) })
    port1.onmessage = () => {
      cancel()
      settle(true)
    }
    page.postMessage({ kind: GO, url }, [port2])
  })
}
