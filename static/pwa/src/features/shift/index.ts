/** Shifts and tallies on the phone: who is out with whom, and the day's other work. Never demanded, never scored. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'
import type { Services } from '../../app/services'

export { default as ToggleGrid } from './ToggleGrid.vue'
export { useShiftSubject } from './describe'
export { onDutyNow, type OnDuty } from './standing'
export type { Shift } from './views'

/** For Today: its code comes after the page's own. */
export const ShiftLine = defineAsyncComponent(() => import('./ShiftLine.vue'))

/** For the desk's board. */
export const OnDutyPanel = defineAsyncComponent(() => import('./desk/OnDutyPanel.vue'))

/** Hands in what was tapped when the app was last open. */
export function followTally(services: Services): void {
  void import('./hand-in').then(({ handInLeftovers }) => handInLeftovers(services)).catch(() => undefined)
}

export const shiftRoutes: readonly RouteRecordRaw[] = [
  { path: '/shift', component: () => import('./ShiftRoute.vue'), meta: { layout: 'page', title: 'shift.title' } },
  { path: '/tally', component: () => import('./TallyRoute.vue'), meta: { layout: 'page', title: 'shift.tally.title' } },
]
