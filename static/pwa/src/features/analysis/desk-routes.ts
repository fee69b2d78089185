import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const analysisDeskRoutes: RouteRecordRaw[] = [
  { path: 'analysis', component: () => import('./desk/AnalysisPage.vue'), meta: { layout: 'desk', title: 'desk.analysis' } },
  { path: 'analysis/calls', component: () => import('./desk/CallPicturePage.vue'), meta: { layout: 'desk', title: 'desk.callPicture' } },
  { path: 'analysis/proposals', component: () => import('./desk/ProposalsPage.vue'), meta: { layout: 'desk', title: 'desk.proposals' } },
  { path: 'analysis/proposals/:id', component: () => import('./desk/ProposalPage.vue'), meta: { layout: 'desk', title: 'desk.proposal' } },
  { path: 'analysis/rules', component: () => import('./desk/RulesPage.vue'), meta: { layout: 'desk', title: 'desk.analysisRules' } },
]
