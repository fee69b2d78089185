/** fetch: the shell from the cache, every page of the app from the one page that there is; all else goes to the network. */
import { addRoute, createHandlerBoundToURL } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { fromCache } from './english'

const PAGE = '/static/pwa/dist/index.html'
/** Addresses that the server itself answers with a page or a file. */
const SERVED = [/^\/api\//, /^\/static\//, /^\/phone-check(\/|$)/]

export function routeShell(): void {
  addRoute()
}

export function routeNavigations(): void {
  registerRoute(new NavigationRoute(createHandlerBoundToURL(PAGE), { denylist: SERVED }))
}

export function routeEnglish(english: string): void {
  registerRoute(({ url }) => url.pathname === english, async ({ request }) => await fromCache(request))
}
