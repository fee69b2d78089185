/** What other pages of the desk show of calls. */
export { default as AccidentCalls } from './AccidentCalls.vue'
