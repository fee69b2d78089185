import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const checkinDeskRoutes: RouteRecordRaw[] = [
  { path: 'check-ins', component: () => import('./desk/CheckInsPage.vue'), meta: { layout: 'desk', title: 'desk.checkIns' } },
  { path: 'check-ins/:id', component: () => import('./desk/CheckInPage.vue'), meta: { layout: 'desk', title: 'desk.checkIn' } },
]
