/** Cars and the devices that tell where they are, at the desk; on the phone who looked at one's track. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export const trackingRoutes: readonly RouteRecordRaw[] = [
  { path: '/me/looks', component: () => import('./LooksPage.vue'), meta: { layout: 'page', title: 'tracking.looks.title' } },
]

/** Below /desk, for its frame. */
export const trackingDeskRoutes: RouteRecordRaw[] = [
  { path: 'vehicles', component: () => import('./desk/VehiclesPage.vue'), meta: { layout: 'desk', title: 'desk.vehicles' } },
  { path: 'vehicles/new', component: () => import('./desk/NewVehiclePage.vue'), meta: { layout: 'desk', title: 'desk.vehicles' } },
  { path: 'vehicles/:id', component: () => import('./desk/VehiclePage.vue'), meta: { layout: 'desk', title: 'desk.vehicles' } },
  { path: 'trackers', component: () => import('./desk/TrackersPage.vue'), meta: { layout: 'desk', title: 'desk.trackers' } },
  { path: 'trackers/new', component: () => import('./desk/NewTrackerPage.vue'), meta: { layout: 'desk', title: 'desk.trackers' } },
  { path: 'trackers/:id', component: () => import('./desk/TrackerPage.vue'), meta: { layout: 'desk', title: 'desk.trackers' } },
]
