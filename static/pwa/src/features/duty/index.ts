/** Duty on the phone: the day's requirements, the posts and the sections. */

export { formatChainage, parseChainage, writtenChainage } from './chainage'
export type { Presence } from './presence'
export { default as RequirementCard } from './RequirementCard.vue'
export { agendaOf, dutyDayOf, isMine, phaseOf, type Agenda, type Phase } from './rules'
export { useDuty, type Duty } from './use-duty'
export type { Post, Requirement, Section } from './views'
