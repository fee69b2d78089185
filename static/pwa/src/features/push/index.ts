/** Push on the phone: whether alerts arrive while the app is closed, said honestly. */
import { defineAsyncComponent } from 'vue'

export { leavePush } from './push-state'

/** For Me: what only that page shows stays out of the first load. */
export const PushCard = defineAsyncComponent(() => import('./PushCard.vue'))
