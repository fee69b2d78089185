/** Assessment on the phone: one's own credits, explained. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { lightsText } from './lights'
export { countStates } from './rules'
export { useCredits, useCreditStates } from './use-credits'
export type { Credit } from './views'

export const assessmentRoutes: readonly RouteRecordRaw[] = [
  { path: '/me/credits', component: () => import('./CreditsPage.vue'), meta: { layout: 'page', title: 'assessment.title' } },
]
