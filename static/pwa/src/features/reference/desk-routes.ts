import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const referenceDeskRoutes: RouteRecordRaw[] = [
  { path: 'reference', component: () => import('./desk/ReferencePage.vue'), meta: { layout: 'desk', title: 'desk.reference' } },
  { path: 'reference/:table/:key', component: () => import('./desk/RowPage.vue'), meta: { layout: 'desk', title: 'desk.reference' } },
]
