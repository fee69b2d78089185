import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const recordsDeskRoutes: RouteRecordRaw[] = [
  { path: 'reviews', component: () => import('./desk/ReviewsPage.vue'), meta: { layout: 'desk', title: 'desk.reviews' } },
]
