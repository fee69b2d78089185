/** Tasks on the phone: on top of Today, answered with a tap, and at the desk. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'
import type { Services } from '../../app/services'

export { useTaskTitle } from './describe'

/** For Today: its code comes after the page's own. */
export const TodayTasks = defineAsyncComponent(() => import('./TodayTasks.vue'))

/** Tells the server which tasks have come to this phone, for as long as the app is open. */
export function followTasks(services: Services): void {
  void import('./telemetry').then(({ noteArrivals }) => noteArrivals(services)).catch(() => undefined)
}

export const dispatchRoutes: readonly RouteRecordRaw[] = [
  { path: '/tasks', component: () => import('./TasksPage.vue'), meta: { layout: 'page', title: 'dispatch.title' } },
  { path: '/tasks/:id', component: () => import('./TaskPage.vue'), meta: { layout: 'page', title: 'dispatch.one' } },
]
