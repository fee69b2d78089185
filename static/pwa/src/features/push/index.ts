/** Push on the phone: whether alerts arrive while the app is closed, said honestly. */
export { default as PushCard } from './PushCard.vue'
export { leavePush } from './push-state'
