/** What reviews lend to other features' pages of the desk. */
export { default as ReviewHistory } from './ReviewHistory.vue'
