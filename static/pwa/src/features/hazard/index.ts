/** Hazards: reported from the phone, and followed at the desk until they are mended. */
import type { RouteRecordRaw } from 'vue-router'
import { defineAsyncComponent } from 'vue'
import '../../app/route-meta'

export { hazardFacts, useHazardSubject } from './describe'
export type { Hazard } from './views'
/** Where something on the road is, for other pages' forms too. */
export const HazardPlace = defineAsyncComponent(() => import('./HazardPlace.vue'))

export const hazardRoutes: readonly RouteRecordRaw[] = [
  { path: '/hazards/new', component: () => import('./HazardRoute.vue'), meta: { layout: 'page', title: 'hazard.title' } },
]
