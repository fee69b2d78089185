/** The composition root: makes every service once and hands them to the pages. */
import { createApp, type App, type Component } from 'vue'
import '../ui/tokens.css'
import '../ui/base.css'
import { createSessionApi } from '../api/session'
import { OpenInBrowser } from '../features/accounts'
import { setLanguage } from '../locale'
import { createOffline } from '../offline'
import { fileInputCamera } from '../platform/camera'
import { systemClock } from '../platform/clock'
import { readEnvironment, type Environment } from '../platform/environment'
import { createFetchHttp } from '../platform/fetch-http'
import { browserGeolocation } from '../platform/geolocation'
import { browserInstallPrompt } from '../platform/install'
import { indexedDbKeys } from '../platform/keys'
import { browserLocks } from '../platform/locks'
import { createPhotoPreparer } from '../platform/photo-preparer'
import { browserPush } from '../platform/push'
import { browserShare } from '../platform/share'
import { browserStorage } from '../platform/storage'
import { browserWakeups } from '../platform/wakeups'
import { onWorkerMessage } from '../platform/worker-messages'
import AppShell from './AppShell.vue'
import { refreshSession } from './refresh-session'
import { createPreferences, type Preferences } from './preferences'
import { appRoutes } from './routes'
import { createAppRouter } from './router'
import { servicesKey, type Services } from './services'
import { applyTheme } from './theme'
import { workerUpdate } from './update'

async function start(): Promise<void> {
  const environment = readEnvironment()
  const preferences = createPreferences(localStorageOrNull())
  applyTheme(preferences.get('theme'))
  await setLanguage(preferences.get('language'))
  const app = environment.insideWeChat ? createApp(OpenInBrowser as Component) : fieldApp(environment, preferences)
  app.mount('#app')
}

function fieldApp(environment: Environment, preferences: Preferences): App {
  const services = createServices(environment, preferences)
  services.offline.start()
  void refreshSession(services)
  const router = createAppRouter(services.offline, appRoutes, async () => (await import('./desk/routes')).deskRoutes)
  // A tap on a notification leads here without loading the page anew.
  onWorkerMessage({ go: (url) => { void router.push(url) } })
  return createApp(AppShell).provide(servicesKey, services).use(router)
}

function createServices(environment: Environment, preferences: Preferences): Services {
  const clock = systemClock
  const http = createFetchHttp({ root: '/api/v1' })
  const locks = browserLocks()
  const offline = createOffline({
    http, clock, keys: indexedDbKeys(), locks, room: browserStorage, wakeups: browserWakeups(), appVersion: __APP_VERSION__,
  })
  return {
    clock, http, offline, locks, environment, preferences,
    session: createSessionApi(http),
    geolocation: browserGeolocation,
    camera: fileInputCamera,
    photos: createPhotoPreparer(),
    push: browserPush(clock),
    share: browserShare,
    install: browserInstallPrompt(environment),
    update: workerUpdate(),
  }
}

/** A browser may forbid it, and then even looking throws. */
function localStorageOrNull(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

void start()
