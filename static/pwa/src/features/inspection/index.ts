/** Inspections: recorded on the phone or at the desk, answered on the phone, decided and told at the desk. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const inspectionDeskRoutes: RouteRecordRaw[] = [
  { path: 'inspections', component: () => import('./desk/InspectionsPage.vue'), meta: { layout: 'desk', title: 'desk.inspections' } },
  { path: 'inspections/:id', component: () => import('./desk/InspectionPage.vue'), meta: { layout: 'desk', title: 'desk.inspection' } },
  { path: 'rectifications', component: () => import('./desk/RectificationsPage.vue'), meta: { layout: 'desk', title: 'desk.rectifications' } },
]
