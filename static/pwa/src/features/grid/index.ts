/** 一夜一格: the key sections in the key periods, on the desk, on one printed page, and on the phone. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export const gridRoutes: readonly RouteRecordRaw[] = [
  { path: '/grid', component: () => import('./GridRoute.vue'), meta: { layout: 'page', title: 'grid.title' } },
]

/** Below /desk, for its frame. */
export const gridDeskRoutes: RouteRecordRaw[] = [
  { path: 'grid', component: () => import('./desk/GridPage.vue'), meta: { layout: 'desk', title: 'desk.grid' } },
  { path: 'grid/sheet', component: () => import('./desk/SheetPage.vue'), meta: { layout: 'desk', title: 'desk.sheet' } },
]
