/** Rosters: on the phone one's own coming shifts, at the desk a unit's month. */
import { defineAsyncComponent } from 'vue'

export { rosteredCrew } from './own'
export type { RosterMonth } from './views'

/** For Today: its code comes after the page's own. */
export const OwnShifts = defineAsyncComponent(() => import('./OwnShifts.vue'))
