import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const gridDeskRoutes: RouteRecordRaw[] = [
  { path: 'grid', component: () => import('./desk/GridPage.vue'), meta: { layout: 'desk', title: 'desk.grid' } },
  { path: 'grid/sheet', component: () => import('./desk/SheetPage.vue'), meta: { layout: 'desk', title: 'desk.sheet' } },
]
