/** What other pages of the desk show of accidents. */
export { default as MappingPanel } from './MappingPanel.vue'
