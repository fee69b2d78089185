/** The desk's pages, each feature's list below one frame: fetched with the first of them, so that no phone carries the list. */
import type { RouteRecordRaw } from 'vue-router'
import { accidentDeskRoutes } from '../../features/accident/desk-routes'
import { accountsDeskRoutes } from '../../features/accounts/desk-routes'
import { analysisDeskRoutes } from '../../features/analysis/desk-routes'
import { assessmentDeskRoutes } from '../../features/assessment/desk-routes'
import { callDeskRoutes } from '../../features/call/desk-routes'
import { checkinDeskRoutes } from '../../features/checkin/desk-routes'
import { dispatchDeskRoutes } from '../../features/dispatch/desk-routes'
import { dutyDeskRoutes } from '../../features/duty/desk-routes'
import { gridDeskRoutes } from '../../features/grid/desk-routes'
import { hazardDeskRoutes } from '../../features/hazard/desk-routes'
import { importsDeskRoutes } from '../../features/imports/desk-routes'
import { inspectionDeskRoutes } from '../../features/inspection/desk-routes'
import { outreachDeskRoutes } from '../../features/outreach/desk-routes'
import { privacyDeskRoutes } from '../../features/privacy/desk-routes'
import { recordsDeskRoutes } from '../../features/records/desk-routes'
import { referenceDeskRoutes } from '../../features/reference/desk-routes'
import { reportDeskRoutes } from '../../features/report/desk-routes'
import { rosterDeskRoutes } from '../../features/roster/desk-routes'
import { trackingDeskRoutes } from '../../features/tracking/desk-routes'
import { violationDeskRoutes } from '../../features/violation/desk-routes'
import '../route-meta'

export const deskRoutes: RouteRecordRaw = {
  path: '/desk',
  component: () => import('./DeskFrame.vue'),
  meta: { layout: 'desk', title: 'desk.board' },
  children: [
    ...assessmentDeskRoutes,
    ...accidentDeskRoutes,
    ...accountsDeskRoutes,
    ...analysisDeskRoutes,
    ...callDeskRoutes,
    ...checkinDeskRoutes,
    ...dispatchDeskRoutes,
    ...dutyDeskRoutes,
    ...gridDeskRoutes,
    ...hazardDeskRoutes,
    ...importsDeskRoutes,
    ...inspectionDeskRoutes,
    ...outreachDeskRoutes,
    ...privacyDeskRoutes,
    ...recordsDeskRoutes,
    ...referenceDeskRoutes,
    ...reportDeskRoutes,
    ...rosterDeskRoutes,
    ...trackingDeskRoutes,
    ...violationDeskRoutes,
  ],
}
