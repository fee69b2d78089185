/** Cars and the devices that tell where they are, at the desk; on the phone who looked at one's track. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export const trackingRoutes: readonly RouteRecordRaw[] = [
  { path: '/me/looks', component: () => import('./LooksPage.vue'), meta: { layout: 'page', title: 'tracking.looks.title' } },
]
