import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const callDeskRoutes: RouteRecordRaw[] = [
  { path: 'calls', component: () => import('./desk/CallsPage.vue'), meta: { layout: 'desk', title: 'desk.calls' } },
  { path: 'calls/new', component: () => import('./desk/NewCallPage.vue'), meta: { layout: 'desk', title: 'desk.call' } },
  { path: 'calls/:id', component: () => import('./desk/CallPage.vue'), meta: { layout: 'desk', title: 'desk.call' } },
]
