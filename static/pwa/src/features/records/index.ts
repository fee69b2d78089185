/** Field records under review: on the phone what came back, at the desk the queue. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** For Today: its code comes after the page's own. */
export const TodayReturns = defineAsyncComponent(() => import('./TodayReturns.vue'))

/** For a record's page: its verdicts, and the way to correct what came back. */
export const ReviewCard = defineAsyncComponent(() => import('./ReviewCard.vue'))

/** Below /desk, for its frame. */
export const recordsDeskRoutes: RouteRecordRaw[] = [
  { path: 'reviews', component: () => import('./desk/ReviewsPage.vue'), meta: { layout: 'desk', title: 'desk.reviews' } },
]
