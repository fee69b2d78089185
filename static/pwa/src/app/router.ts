/** The router: pages from the features' lists, and nobody past sign-in without being known to the phone. */
import { createRouter, createWebHistory, type Router, type RouteRecordRaw, type RouterHistory } from 'vue-router'
import type { Offline } from '../offline'
import { t } from '../locale'
import { firstOf } from './live'
import './route-meta'

export function createAppRouter(
  offline: Pick<Offline, 'identity'>,
  lists: readonly (readonly RouteRecordRaw[])[],
  history: RouterHistory = createWebHistory('/'),
): Router {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is experimental
  const router = createRouter({ history, routes: lists.flat(), scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
  router.beforeEach(async (to) => {
    if (to.meta.layout === 'bare' || to.meta.layout === 'desk') return true
    const identity = await firstOf(offline.identity)
    return identity.kind === 'officer' || { path: '/sign-in', query: to.path === '/today' ? {} : { to: to.fullPath } }
  })
  router.afterEach((to) => { document.title = `${t(to.meta.title)} · ${t('app.name')}` })
  return router
}
