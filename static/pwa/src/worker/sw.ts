/** The service worker: registrations only, one file per event. It knows the outbox, and no interface. */
import { routeNavigations, routeShell } from './fetch'
import { keepShell } from './install'
import { onMessage } from './message'
import { onNotificationClick } from './notification-click'
import { onPush } from './push'
import { onPushSubscriptionChange } from './push-subscription-change'
import type { WorkerScope } from './scope'
import { onSync } from './sync'

declare const self: WorkerScope

keepShell()
routeShell()
routeNavigations()
self.addEventListener('message', onMessage)
self.addEventListener('sync', onSync as EventListener)
self.addEventListener('push', onPush)
self.addEventListener('notificationclick', onNotificationClick)
self.addEventListener('pushsubscriptionchange', onPushSubscriptionChange as EventListener)
