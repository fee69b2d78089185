/** 法规速查 on the phone: what a code means, and what the rules ask for at a post. Other features lead here by its address. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** `?code=<key>`: opens a violation code. `?post=<id>`: says of which post one asks. */
export const legalRoutes: readonly RouteRecordRaw[] = [
  { path: '/legal', component: () => import('./LegalPage.vue'), meta: { layout: 'page', title: 'legal.title' } },
]
