import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const hazardDeskRoutes: RouteRecordRaw[] = [
  { path: 'hazards', component: () => import('./desk/HazardsPage.vue'), meta: { layout: 'desk', title: 'desk.hazards' } },
  { path: 'hazards/:id', component: () => import('./desk/HazardPage.vue'), meta: { layout: 'desk', title: 'desk.hazard' } },
]
