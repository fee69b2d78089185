/** What other pages of the desk show of accidents. */
export { default as PlacePanel } from './PlacePanel.vue'
export { instantOf, localOf } from './accident-draft'
export { placeOf } from './accident-words'
export type { SaidPlace } from './placeable'
