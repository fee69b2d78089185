/** The table of contents of the pages: each feature offers its own list. */
import type { RouteRecordRaw } from 'vue-router'
import { accountsRoutes } from '../features/accounts'
import { assessmentRoutes } from '../features/assessment'
import { syncRoutes } from '../features/sync'
import { violationRoutes } from '../features/violation'
import TodayPage from './pages/TodayPage.vue'

/** Pages that bring several features together. Today is in the first load: it is what a cold start shows. */
const homeRoutes: readonly RouteRecordRaw[] = [
  { path: '/', redirect: '/today' },
  { path: '/today', component: TodayPage, meta: { layout: 'tabs', title: 'duty.title' } },
  { path: '/me', component: () => import('./pages/MePage.vue'), meta: { layout: 'tabs', title: 'accounts.me.title' } },
  { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { layout: 'page', title: 'app.notFound.title' } },
]

export const appRoutes: readonly (readonly RouteRecordRaw[])[] = [
  homeRoutes, violationRoutes, syncRoutes, assessmentRoutes, accountsRoutes,
]
