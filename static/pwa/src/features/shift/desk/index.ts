/** What the desk's pages of other features show of shifts. */
export type { SquadOut } from './on-duty'
export { useSquadsOut } from './use-squads-out'
