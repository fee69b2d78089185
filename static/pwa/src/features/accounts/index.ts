/** Accounts on the phone: signing in, enrolling, who holds it, how it looks. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { default as OpenInBrowser } from './OpenInBrowser.vue'

/** For Me: what only that page shows stays out of the first load. */
export const HolderCard = defineAsyncComponent(() => import('./HolderCard.vue'))
export const SettingsCard = defineAsyncComponent(() => import('./SettingsCard.vue'))
export const SignOutButton = defineAsyncComponent(() => import('./SignOutButton.vue'))

export const accountsRoutes: readonly RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./SignInPage.vue'), meta: { layout: 'bare', title: 'accounts.signIn.title' } },
]

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
