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
