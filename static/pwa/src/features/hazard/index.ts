/** Hazards: reported from the phone, and followed at the desk until they are mended. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { hazardFacts, useHazardSubject } from './describe'
export type { Hazard } from './views'

export const hazardRoutes: readonly RouteRecordRaw[] = [
  { path: '/hazards/new', component: () => import('./HazardRoute.vue'), meta: { layout: 'page', title: 'hazard.title' } },
]

/** Below /desk, for its frame. */
export const hazardDeskRoutes: RouteRecordRaw[] = [
  { path: 'hazards', component: () => import('./desk/HazardsPage.vue'), meta: { layout: 'desk', title: 'desk.hazards' } },
  { path: 'hazards/:id', component: () => import('./desk/HazardPage.vue'), meta: { layout: 'desk', title: 'desk.hazard' } },
]
