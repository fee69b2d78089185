/** Duty at the desk: what its other features use. Never imported by the field app. */
export { default as ExemptDialog } from './ExemptDialog.vue'
export { default as WithdrawExemptionDialog } from './WithdrawExemptionDialog.vue'
