/**
 * The router: pages from the features' lists, and nobody past sign-in without being known to the phone. The desk's pages
 * (online only, nothing of them is kept on a phone) join it when somebody first goes there.
 */
import { createRouter, createWebHistory, type Router, type RouteRecordRaw, type RouterHistory } from 'vue-router'
import type { Offline } from '../offline'
import { t } from '../locale'
import { firstOf } from './live'
import './route-meta'

const DESK = Symbol('desk')

/** Whether an address is of the desk, where each page asks for a session itself. */
export function isDesk(path: string): boolean {
  return /^\/desk(?:[/?#]|$)/.test(path)
}

export function createAppRouter(
  offline: Pick<Offline, 'identity'>,
  lists: readonly (readonly RouteRecordRaw[])[],
  fetchDesk: () => Promise<RouteRecordRaw>,
  history: RouterHistory = createWebHistory('/'),
): Router {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is experimental
  const router = createRouter({ history, routes: lists.flat(), scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
  router.beforeEach(async (to) => {
    if (isDesk(to.path) && !router.hasRoute(DESK)) {
      router.addRoute({ ...await fetchDesk(), name: DESK })
      return to.fullPath
    }
    if (to.meta.layout === 'bare' || isDesk(to.path)) return true
    const identity = await firstOf(offline.identity)
    return identity.kind === 'officer' || { path: '/sign-in', query: to.path === '/today' ? {} : { to: to.fullPath } }
  })
  router.afterEach((to) => { document.title = `${t(to.meta.title)} · ${t('app.name')}` })
  return router
}
