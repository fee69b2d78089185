/** Violations on the phone. */
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import '../../app/route-meta'

export { fineText, pointsText } from './code-words'
export { leastConfidence, searchCodes, type ViolationCode } from './codes'
export { codesOf, outcomeOf, plateOf, plateTypeOf } from './describe'
export { screenOf } from './desk/photo-address'
export { offenceFacts } from './offence-facts'

/** Photos by camera and album, for other records that carry some. */
export const PhotoField = defineAsyncComponent(() => import('./PhotoField.vue'))

/** Watermarked copies of a report's photos; drawn only when asked for. */
export const WatermarkShare = defineAsyncComponent(() => import('./WatermarkShare.vue'))

export const violationRoutes: readonly RouteRecordRaw[] = [
  { path: '/violations/new', component: () => import('./ReportRoute.vue'), meta: { layout: 'tabs', title: 'violation.title' } },
]
