/**
 * Everything a page may use of the world outside it, handed down from the composition root (main.ts).
 * Tests provide their own: a page never reaches for the network, the clock or the phone by itself.
 */
import { inject, type InjectionKey } from 'vue'
import type { SessionApi } from '../api/session'
import type { Offline } from '../offline'
import type { Camera } from '../platform/camera'
import type { Clock } from '../platform/clock'
import type { Environment } from '../platform/environment'
import type { Geolocation } from '../platform/geolocation'
import type { Http } from '../platform/http'
import type { InstallPrompt } from '../platform/install'
import type { Locks } from '../platform/locks'
import type { PhotoPreparer } from '../platform/photo'
import type { Push } from '../platform/push'
import type { Share } from '../platform/share'
import type { Preferences } from './preferences'
import type { AppUpdate } from './update'

export interface Services {
  clock: Clock
  http: Http
  session: SessionApi
  offline: Offline
  locks: Locks
  geolocation: Geolocation
  camera: Camera
  photos: PhotoPreparer
  push: Push
  share: Share
  environment: Environment
  install: InstallPrompt
  preferences: Preferences
  update: AppUpdate
}

export const servicesKey: InjectionKey<Services> = Symbol('services')

export function useServices(): Services {
  const services = inject(servicesKey)
  if (services === undefined) throw new Error('no services were provided')
  return services
}
