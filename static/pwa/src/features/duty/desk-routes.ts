import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const dutyDeskRoutes: RouteRecordRaw[] = [
  { path: 'posts', component: () => import('./desk/PostsPage.vue'), meta: { layout: 'desk', title: 'desk.posts' } },
  { path: 'posts/new', component: () => import('./desk/NewPostPage.vue'), meta: { layout: 'desk', title: 'desk.posts' } },
  { path: 'posts/:id', component: () => import('./desk/PostPage.vue'), meta: { layout: 'desk', title: 'desk.posts' } },
  { path: 'sections', component: () => import('./desk/SectionsPage.vue'), meta: { layout: 'desk', title: 'desk.sections' } },
  { path: 'sections/new', component: () => import('./desk/NewSectionPage.vue'), meta: { layout: 'desk', title: 'desk.sections' } },
  { path: 'sections/:id', component: () => import('./desk/SectionPage.vue'), meta: { layout: 'desk', title: 'desk.sections' } },
  { path: 'plans', component: () => import('./desk/PlansPage.vue'), meta: { layout: 'desk', title: 'desk.plans' } },
  { path: 'plans/new', component: () => import('./desk/NewPlanPage.vue'), meta: { layout: 'desk', title: 'desk.plans' } },
  { path: 'balance', component: () => import('./desk/BalancePage.vue'), meta: { layout: 'desk', title: 'desk.balance' } },
  { path: 'calendar', component: () => import('./desk/CalendarPage.vue'), meta: { layout: 'desk', title: 'desk.calendar' } },
  { path: 'plans/:id', component: () => import('./desk/PlanPage.vue'), meta: { layout: 'desk', title: 'desk.plans' } },
]
