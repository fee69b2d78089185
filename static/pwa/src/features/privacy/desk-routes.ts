import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const privacyDeskRoutes: RouteRecordRaw[] = [
  { path: 'retention', component: () => import('./desk/RetentionPage.vue'), meta: { layout: 'desk', title: 'desk.retention' } },
]
