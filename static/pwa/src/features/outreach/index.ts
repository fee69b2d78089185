/** Outreach on the phone: talks held in villages and schools, and how far the campaign has come. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'
import type { Officer } from '../../offline'

export { talkFacts, talkSubject } from './describe'
export { useOutreach, type Outreach } from './use-outreach'

/** For Today, and only for those who hold talks: nobody else loads it. */
export const TalkCard = defineAsyncComponent(() => import('./TalkCard.vue'))

/** Mirrors TALKING_ROLES of app/outreach/access.py. */
export function holdsTalks({ roles }: Officer): boolean {
  return roles.includes('outreach') || roles.includes('squad_leader')
}

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

export const outreachRoutes: readonly RouteRecordRaw[] = [
  { path: '/talks/new', component: () => import('./TalkRoute.vue'), meta: { layout: 'page', title: 'outreach.title' } },
  { path: '/talks/plan', component: () => import('./PlanPage.vue'), meta: { layout: 'page', title: 'outreach.plan.title' } },
  { path: '/talks/progress', component: () => import('./ProgressPage.vue'), meta: { layout: 'page', title: 'outreach.progress.title' } },
]
