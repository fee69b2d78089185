/** The table of contents of the phone's pages: each feature offers its own list. The desk's is in desk/routes.ts. */
import type { RouteRecordRaw } from 'vue-router'
import { accountsRoutes } from '../features/accounts'
import { assessmentRoutes } from '../features/assessment'
import { dispatchRoutes } from '../features/dispatch'
import { gridRoutes } from '../features/grid'
import { inspectionRoutes } from '../features/inspection'
import { accidentRoutes } from '../features/accident'
import { hazardRoutes } from '../features/hazard'
import { legalRoutes } from '../features/legal'
import { outreachRoutes } from '../features/outreach'
import { rosterRoutes } from '../features/roster'
import { shiftRoutes } from '../features/shift'
import { syncRoutes } from '../features/sync'
import { trackingRoutes } from '../features/tracking'
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
  homeRoutes, dispatchRoutes, violationRoutes, outreachRoutes, legalRoutes, gridRoutes, hazardRoutes, accidentRoutes, inspectionRoutes, rosterRoutes, shiftRoutes, syncRoutes, assessmentRoutes, trackingRoutes, accountsRoutes,
]
