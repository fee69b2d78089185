import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const reportDeskRoutes: RouteRecordRaw[] = [
  { path: 'reports', component: () => import('./desk/ReportPage.vue'), meta: { layout: 'desk', title: 'desk.reports' } },
  { path: 'reports/forms', component: () => import('./desk/FormsPage.vue'), meta: { layout: 'desk', title: 'desk.reportForms' } },
]
