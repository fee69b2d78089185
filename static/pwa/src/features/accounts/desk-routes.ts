import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const accountsDeskRoutes: RouteRecordRaw[] = [
  { path: 'officers', component: () => import('./desk/OfficersPage.vue'), meta: { layout: 'desk', title: 'desk.officers' } },
  { path: 'officers/new', component: () => import('./desk/NewOfficerPage.vue'), meta: { layout: 'desk', title: 'desk.officers' } },
  { path: 'officers/:id', component: () => import('./desk/OfficerPage.vue'), meta: { layout: 'desk', title: 'desk.officers' } },
  { path: 'units', component: () => import('./desk/UnitsPage.vue'), meta: { layout: 'desk', title: 'desk.units' } },
  { path: 'units/new', component: () => import('./desk/NewUnitPage.vue'), meta: { layout: 'desk', title: 'desk.units' } },
  { path: 'units/:id', component: () => import('./desk/UnitPage.vue'), meta: { layout: 'desk', title: 'desk.units' } },
  { path: 'devices', component: () => import('./desk/DevicesPage.vue'), meta: { layout: 'desk', title: 'desk.devices' } },
]
