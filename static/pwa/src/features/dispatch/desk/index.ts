/** Tasks at the desk: what its other features use. Never imported by the field app. */
export { default as SendDialog } from './SendDialog.vue'
export type { TaskDraft } from './send'
