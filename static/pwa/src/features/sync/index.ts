/** The outbox as an officer sees it: records, their states, the banner, the storage. */
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { addsUp, bannerOf, type Banner } from './banner'
export { default as StatusBanner } from './StatusBanner.vue'

export const syncRoutes: readonly RouteRecordRaw[] = [
  { path: '/records', component: () => import('./RecordsPage.vue'), meta: { layout: 'tabs', title: 'sync.title' } },
  { path: '/records/:id', component: () => import('./RecordPage.vue'), meta: { layout: 'page', title: 'sync.detail.title' } },
  { path: '/me/storage', component: () => import('./StoragePage.vue'), meta: { layout: 'page', title: 'sync.storage.title' } },
]
