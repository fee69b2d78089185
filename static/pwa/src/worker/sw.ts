/** The service worker: registrations only, one file per event. It knows the outbox, and no interface. */
import { bringAlong, dropOlder, setEnglishApart } from './english'
import { routeEnglish, routeNavigations, routeShell } from './fetch'
import { keepShell } from './install'
import { onMessage } from './message'
import { onNotificationClick } from './notification-click'
import { onPush } from './push'
import { onPushSubscriptionChange } from './push-subscription-change'
import type { WorkerScope } from './scope'
import { onSync } from './sync'

declare const self: WorkerScope

const { rest, english } = setEnglishApart(self.__WB_MANIFEST)
keepShell(rest)
routeShell()
routeNavigations()
if (english !== null) {
  routeEnglish(english)
  self.addEventListener('install', (event) => { event.waitUntil(bringAlong(english)) })
  self.addEventListener('activate', (event) => { event.waitUntil(dropOlder(english)) })
}
self.addEventListener('message', onMessage)
self.addEventListener('sync', onSync as EventListener)
self.addEventListener('push', onPush)
self.addEventListener('notificationclick', onNotificationClick)
self.addEventListener('pushsubscriptionchange', onPushSubscriptionChange as EventListener)
