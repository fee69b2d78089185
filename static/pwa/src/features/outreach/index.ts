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


export const outreachRoutes: readonly RouteRecordRaw[] = [
  { path: '/talks/new', component: () => import('./TalkRoute.vue'), meta: { layout: 'page', title: 'outreach.title' } },
  { path: '/talks/plan', component: () => import('./PlanPage.vue'), meta: { layout: 'page', title: 'outreach.plan.title' } },
  { path: '/talks/progress', component: () => import('./ProgressPage.vue'), meta: { layout: 'page', title: 'outreach.progress.title' } },
]
