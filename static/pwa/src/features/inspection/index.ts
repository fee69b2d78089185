/** Inspections: recorded on the phone or at the desk, answered on the phone, decided and told at the desk. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Today stands without it until it has come. */
export const TodayInspections = defineAsyncComponent(() => import('./TodayInspections.vue'))

export const inspectionRoutes: readonly RouteRecordRaw[] = [
  { path: '/inspections', component: () => import('./InspectionsPage.vue'), meta: { layout: 'page', title: 'inspection.title' } },
  { path: '/inspections/new', component: () => import('./RecordRoute.vue'), meta: { layout: 'page', title: 'inspection.record' } },
  { path: '/inspections/:id', component: () => import('./InspectionPage.vue'), meta: { layout: 'page', title: 'inspection.one' } },
]

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
