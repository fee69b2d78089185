import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const dispatchDeskRoutes: RouteRecordRaw[] = [
  { path: 'tasks', component: () => import('./desk/TasksPage.vue'), meta: { layout: 'desk', title: 'desk.tasks' } },
  { path: 'tasks/:id', component: () => import('./desk/TaskPage.vue'), meta: { layout: 'desk', title: 'desk.task' } },
]
