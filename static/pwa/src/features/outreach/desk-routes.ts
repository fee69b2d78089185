import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

/** Below /desk, for its frame. */
export const outreachDeskRoutes: RouteRecordRaw[] = [
  { path: 'outreach', component: () => import('./desk/ProgressPage.vue'), meta: { layout: 'desk', title: 'desk.outreach' } },
  { path: 'outreach/ledger', component: () => import('./desk/LedgerPage.vue'), meta: { layout: 'desk', title: 'desk.ledger' } },
  { path: 'outreach/ledger/plan/:id?', component: () => import('./desk/PlanPage.vue'), meta: { layout: 'desk', title: 'desk.plan' } },
  { path: 'outreach/talks', component: () => import('./desk/TalksPage.vue'), meta: { layout: 'desk', title: 'desk.talks' } },
  { path: 'outreach/talks/:id', component: () => import('./desk/TalkPage.vue'), meta: { layout: 'desk', title: 'desk.talk' } },
  { path: 'outreach/heard', component: () => import('./desk/HeardPage.vue'), meta: { layout: 'desk', title: 'desk.heard' } },
  { path: 'outreach/targets', component: () => import('./desk/TargetsPage.vue'), meta: { layout: 'desk', title: 'desk.targets' } },
  { path: 'outreach/targets/new', component: () => import('./desk/TargetPage.vue'), meta: { layout: 'desk', title: 'desk.target' } },
  { path: 'outreach/targets/:id', component: () => import('./desk/TargetPage.vue'), meta: { layout: 'desk', title: 'desk.target' } },
]
