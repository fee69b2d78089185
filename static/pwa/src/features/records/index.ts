/** Field records under review: on the phone what came back, at the desk the queue. */
import { defineAsyncComponent } from 'vue'

/** For Today: its code comes after the page's own. */
export const TodayReturns = defineAsyncComponent(() => import('./TodayReturns.vue'))

/** For a record's page: its verdicts, and the way to correct what came back. */
export const ReviewCard = defineAsyncComponent(() => import('./ReviewCard.vue'))
