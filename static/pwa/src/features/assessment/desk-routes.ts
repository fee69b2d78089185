import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const assessmentDeskRoutes: RouteRecordRaw[] = [
  { path: '', component: () => import('./desk/BoardPage.vue'), meta: { layout: 'desk', title: 'desk.board' } },
  { path: 'credits/:id', component: () => import('./desk/CreditPage.vue'), meta: { layout: 'desk', title: 'desk.credit' } },
  { path: 'score', component: () => import('./desk/ScorePage.vue'), meta: { layout: 'desk', title: 'desk.score' } },
  { path: 'reckoning', component: () => import('./desk/ReckoningPage.vue'), meta: { layout: 'desk', title: 'desk.reckoning' } },
  { path: 'periods', component: () => import('./desk/PeriodsPage.vue'), meta: { layout: 'desk', title: 'desk.periods' } },
  { path: 'periods/:id', component: () => import('./desk/PeriodPage.vue'), meta: { layout: 'desk', title: 'desk.periods' } },
  { path: 'score-reviews/:id', component: () => import('./desk/ReviewPage.vue'), meta: { layout: 'desk', title: 'desk.scoreReview' } },
  { path: 'claims', component: () => import('./desk/ClaimsPage.vue'), meta: { layout: 'desk', title: 'desk.claims' } },
  { path: 'schemes', component: () => import('./desk/SchemesPage.vue'), meta: { layout: 'desk', title: 'desk.schemes' } },
  { path: 'what-if', component: () => import('./desk/TrialPage.vue'), meta: { layout: 'desk', title: 'desk.trial' } },
]
