/** Rosters: on the phone one's own coming shifts, at the desk a unit's month. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { rosteredCrew } from './own'
export type { RosterMonth } from './views'

/** For Today: its code comes after the page's own. */
export const OwnShifts = defineAsyncComponent(() => import('./OwnShifts.vue'))

/** Below /desk, for its frame. */
export const rosterDeskRoutes: RouteRecordRaw[] = [
  { path: 'roster', component: () => import('./desk/RosterPage.vue'), meta: { layout: 'desk', title: 'desk.roster' } },
]
