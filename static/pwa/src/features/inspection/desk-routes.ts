import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const inspectionDeskRoutes: RouteRecordRaw[] = [
  { path: 'inspections', component: () => import('./desk/InspectionsPage.vue'), meta: { layout: 'desk', title: 'desk.inspections' } },
  { path: 'inspections/new', component: () => import('./desk/NewInspectionPage.vue'), meta: { layout: 'desk', title: 'desk.inspections' } },
  { path: 'inspections/roll-call', component: () => import('./desk/RollCallPage.vue'), meta: { layout: 'desk', title: 'desk.inspections' } },
  { path: 'inspections/:id', component: () => import('./desk/InspectionPage.vue'), meta: { layout: 'desk', title: 'desk.inspection' } },
  { path: 'rectifications', component: () => import('./desk/RectificationsPage.vue'), meta: { layout: 'desk', title: 'desk.rectifications' } },
  { path: 'notices', component: () => import('./desk/NoticesPage.vue'), meta: { layout: 'desk', title: 'desk.notices' } },
  { path: 'notices/new', component: () => import('./desk/NewNoticePage.vue'), meta: { layout: 'desk', title: 'desk.notices' } },
  { path: 'notices/:id', component: () => import('./desk/NoticePage.vue'), meta: { layout: 'desk', title: 'desk.notices' } },
]
