/** What violations lend to other features' pages of the desk. */
export { default as PhotoPanel } from './PhotoPanel.vue'
export { default as ViolationPhotos } from './ViolationPhotos.vue'
