/** 一夜一格: the key sections in the key periods, on the desk, on one printed page, and on the phone. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export const gridRoutes: readonly RouteRecordRaw[] = [
  { path: '/grid', component: () => import('./GridRoute.vue'), meta: { layout: 'page', title: 'grid.title' } },
]
