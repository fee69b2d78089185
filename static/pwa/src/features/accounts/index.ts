/** Accounts on the phone: signing in, enrolling, who holds it, how it looks. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { default as HolderCard } from './HolderCard.vue'
export { default as OpenInBrowser } from './OpenInBrowser.vue'
export { default as SettingsCard } from './SettingsCard.vue'
export { default as SignOutButton } from './SignOutButton.vue'

export const accountsRoutes: readonly RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./SignInPage.vue'), meta: { layout: 'bare', title: 'accounts.signIn.title' } },
]

/** Below /desk, for its frame. */
export const accountsDeskRoutes: RouteRecordRaw[] = [
  { path: 'devices', component: () => import('./desk/DevicesPage.vue'), meta: { layout: 'desk', title: 'desk.devices' } },
]
