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
