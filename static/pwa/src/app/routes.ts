/** The table of contents of the pages: each feature offers its own list. */
import type { RouteRecordRaw } from 'vue-router'
import { accountsDeskRoutes, accountsRoutes } from '../features/accounts'
import { analysisDeskRoutes } from '../features/analysis'
import { assessmentDeskRoutes, assessmentRoutes } from '../features/assessment'
import { checkinDeskRoutes } from '../features/checkin'
import { dispatchDeskRoutes, dispatchRoutes } from '../features/dispatch'
import { dutyDeskRoutes } from '../features/duty'
import { importsDeskRoutes } from '../features/imports'
import { gridDeskRoutes, gridRoutes } from '../features/grid'
import { inspectionDeskRoutes, inspectionRoutes } from '../features/inspection'
import { accidentDeskRoutes, accidentRoutes } from '../features/accident'
import { hazardDeskRoutes, hazardRoutes } from '../features/hazard'
import { legalRoutes } from '../features/legal'
import { outreachDeskRoutes, outreachRoutes } from '../features/outreach'
import { referenceDeskRoutes } from '../features/reference'
import { reportDeskRoutes } from '../features/report'
import { rosterDeskRoutes } from '../features/roster'
import { shiftRoutes } from '../features/shift'
import { recordsDeskRoutes } from '../features/records'
import { syncRoutes } from '../features/sync'
import { trackingDeskRoutes, trackingRoutes } from '../features/tracking'
import { violationDeskRoutes, violationRoutes } from '../features/violation'
import TodayPage from './pages/TodayPage.vue'

/** Pages that bring several features together. Today is in the first load: it is what a cold start shows. */
const homeRoutes: readonly RouteRecordRaw[] = [
  { path: '/', redirect: '/today' },
  { path: '/today', component: TodayPage, meta: { layout: 'tabs', title: 'duty.title' } },
  { path: '/me', component: () => import('./pages/MePage.vue'), meta: { layout: 'tabs', title: 'accounts.me.title' } },
  { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { layout: 'page', title: 'app.notFound.title' } },
]

/** 指挥桌面: for those who oversee; online only, and nothing of it is loaded or kept on a phone. */
const deskRoutes: readonly RouteRecordRaw[] = [{
  path: '/desk',
  component: () => import('./desk/DeskFrame.vue'),
  meta: { layout: 'desk', title: 'desk.board' },
  children: [
    ...assessmentDeskRoutes, ...dispatchDeskRoutes, ...violationDeskRoutes, ...hazardDeskRoutes, ...accidentDeskRoutes, ...inspectionDeskRoutes, ...checkinDeskRoutes, ...accountsDeskRoutes, ...dutyDeskRoutes, ...trackingDeskRoutes, ...importsDeskRoutes,
    ...outreachDeskRoutes, ...recordsDeskRoutes,
    ...rosterDeskRoutes,
    ...gridDeskRoutes, ...reportDeskRoutes, ...analysisDeskRoutes, ...referenceDeskRoutes,
  ],
}]

export const appRoutes: readonly (readonly RouteRecordRaw[])[] = [
  homeRoutes, dispatchRoutes, violationRoutes, outreachRoutes, legalRoutes, gridRoutes, hazardRoutes, accidentRoutes, inspectionRoutes, shiftRoutes, syncRoutes, assessmentRoutes, trackingRoutes, accountsRoutes, deskRoutes,
]
