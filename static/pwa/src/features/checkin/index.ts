/** Check-in on the phone: offered where the phone stands, one tap, never demanded. */
import { defineAsyncComponent } from 'vue'

export { default as CheckInDock } from './CheckInDock.vue'
export { distanceText } from './describe'
export { distanceM, judge, type Judgement } from './rules'
export { saidOf } from './standing-here'

/** A sheet comes after the page that opens it, and keeps its library out of the first load. */
export const PostSheet = defineAsyncComponent(() => import('./PostSheet.vue'))
