import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const trackingDeskRoutes: RouteRecordRaw[] = [
  { path: 'vehicles', component: () => import('./desk/VehiclesPage.vue'), meta: { layout: 'desk', title: 'desk.vehicles' } },
  { path: 'vehicles/new', component: () => import('./desk/NewVehiclePage.vue'), meta: { layout: 'desk', title: 'desk.vehicles' } },
  { path: 'vehicles/:id', component: () => import('./desk/VehiclePage.vue'), meta: { layout: 'desk', title: 'desk.vehicles' } },
  { path: 'trackers', component: () => import('./desk/TrackersPage.vue'), meta: { layout: 'desk', title: 'desk.trackers' } },
  { path: 'trackers/new', component: () => import('./desk/NewTrackerPage.vue'), meta: { layout: 'desk', title: 'desk.trackers' } },
  { path: 'trackers/:id', component: () => import('./desk/TrackerPage.vue'), meta: { layout: 'desk', title: 'desk.trackers' } },
]
