import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const rosterDeskRoutes: RouteRecordRaw[] = [
  { path: 'roster', component: () => import('./desk/RosterPage.vue'), meta: { layout: 'desk', title: 'desk.roster' } },
]
