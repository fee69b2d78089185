/** Check-in on the phone: offered where the phone stands, one tap, never demanded. */
export { default as CheckInDock } from './CheckInDock.vue'
export { distanceText } from './describe'
export { default as PostSheet } from './PostSheet.vue'
export { distanceM, judge, type Judgement } from './rules'
export { saidOf } from './standing-here'
