import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const violationDeskRoutes: RouteRecordRaw[] = [
  { path: 'violations', component: () => import('./desk/ViolationsPage.vue'), meta: { layout: 'desk', title: 'desk.violations' } },
  { path: 'violations/decisions', component: () => import('./desk/DecisionsPage.vue'), meta: { layout: 'desk', title: 'desk.decisions' } },
  { path: 'violations/:id', component: () => import('./desk/ViolationPage.vue'), meta: { layout: 'desk', title: 'desk.violation' } },
]
