import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const importsDeskRoutes: RouteRecordRaw[] = [
  { path: 'imports', component: () => import('./desk/ImportsPage.vue'), meta: { layout: 'desk', title: 'desk.imports' } },
]
