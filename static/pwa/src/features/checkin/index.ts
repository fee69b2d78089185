/** Check-in on the phone: offered where the phone stands, one tap, never demanded. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { default as CheckInDock } from './CheckInDock.vue'
export { distanceText } from './describe'
export { default as PostSheet } from './PostSheet.vue'
export { distanceM, judge, type Judgement } from './rules'
export { saidOf } from './standing-here'

/** Below /desk, for its frame. */
export const checkinDeskRoutes: RouteRecordRaw[] = [
  { path: 'check-ins/:id', component: () => import('./desk/CheckInPage.vue'), meta: { layout: 'desk', title: 'desk.checkIn' } },
]
