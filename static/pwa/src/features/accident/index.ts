/** The register of accidents: entered at the scene from the phone, kept at the desk. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { accidentSubject } from './describe'

export const accidentRoutes: readonly RouteRecordRaw[] = [
  { path: '/accidents/new', component: () => import('./AccidentRoute.vue'), meta: { layout: 'page', title: 'accident.title' } },
]
