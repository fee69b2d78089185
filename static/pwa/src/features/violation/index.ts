/** Violations on the phone. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export type { ViolationCode } from './codes'
export { outcomeOf, plateOf, plateTypeOf } from './describe'

export const violationRoutes: readonly RouteRecordRaw[] = [
  { path: '/violations/new', component: () => import('./ReportRoute.vue'), meta: { layout: 'tabs', title: 'violation.title' } },
]

/** Below /desk, for its frame. */
export const violationDeskRoutes: RouteRecordRaw[] = [
  { path: 'violations', component: () => import('./desk/ViolationsPage.vue'), meta: { layout: 'desk', title: 'desk.violations' } },
  { path: 'violations/:id', component: () => import('./desk/ViolationPage.vue'), meta: { layout: 'desk', title: 'desk.violation' } },
]
