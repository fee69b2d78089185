/** Rosters: on the phone one's own coming shifts, swaps and leave, at the desk a unit's month. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { rosteredCrew } from './own'
export type { RosterMonth } from './views'

/** For Today: its code comes after the page's own. */
export const TodayRequests = defineAsyncComponent(() => import('./TodayRequests.vue'))
export const OwnShifts = defineAsyncComponent(() => import('./OwnShifts.vue'))

export const rosterRoutes: readonly RouteRecordRaw[] = [
  { path: '/roster', component: () => import('./RosterPage.vue'), meta: { layout: 'page', title: 'roster.title' } },
  { path: '/roster/ask', component: () => import('./AskPage.vue'), meta: { layout: 'page', title: 'roster.requests' } },
]
