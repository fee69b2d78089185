import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const accidentDeskRoutes: RouteRecordRaw[] = [
  { path: 'accidents', component: () => import('./desk/AccidentsPage.vue'), meta: { layout: 'desk', title: 'desk.accidents' } },
  { path: 'accidents/new', component: () => import('./desk/NewAccidentPage.vue'), meta: { layout: 'desk', title: 'desk.accident' } },
  { path: 'accidents/:id', component: () => import('./desk/AccidentPage.vue'), meta: { layout: 'desk', title: 'desk.accident' } },
]
