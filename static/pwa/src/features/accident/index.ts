/** The register of accidents: entered at the scene from the phone, kept at the desk. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { accidentSubject } from './describe'

export const accidentRoutes: readonly RouteRecordRaw[] = [
  { path: '/accidents/new', component: () => import('./AccidentRoute.vue'), meta: { layout: 'page', title: 'accident.title' } },
]

/** Below /desk, for its frame. */
export const accidentDeskRoutes: RouteRecordRaw[] = [
  { path: 'accidents', component: () => import('./desk/AccidentsPage.vue'), meta: { layout: 'desk', title: 'desk.accidents' } },
  { path: 'accidents/new', component: () => import('./desk/NewAccidentPage.vue'), meta: { layout: 'desk', title: 'desk.accident' } },
  { path: 'accidents/:id', component: () => import('./desk/AccidentPage.vue'), meta: { layout: 'desk', title: 'desk.accident' } },
]
