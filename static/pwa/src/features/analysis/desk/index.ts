/** What other pages of the desk show of analysis. */
export { default as FromProposal } from './FromProposal.vue'
