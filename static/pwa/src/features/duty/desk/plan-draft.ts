/** A plan as its form says it. Pure. */
import type { Plan } from '../../../api/desk'
import { changeFrom } from '../../../app/desk/kept'
import { isName } from './post-draft'

export const PLAN_KINDS = ['post', 'section'] as const
export const PURPOSES = ['ordinary', 'security', 'emergency'] as const
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** 重点时段: what a new plan is most often made for. */
export const KEY_PERIODS = [['06:00', '08:00'], ['19:00', '21:00'], ['23:00', '03:00']] as const

export interface PlanDraft {
  kind: Plan['kind']
  name: string
  unit_id: string
  place_id: string
  starts: string
  ends: string
  weekdays: number[]
  valid_from: string
  valid_to: string
  officer_ids: string[]
  vehicle_id: string
  purpose: Plan['purpose']
  demands_check_in: boolean
  passes: string
  /** Whole percent. */
  share: string
}

export type PlanFault = 'name' | 'unit' | 'place' | 'hours' | 'weekdays' | 'validity' | 'demand'

export function newPlan(unitId: string, today: string): PlanDraft {
  return {
    kind: 'post', name: '', unit_id: unitId, place_id: '', starts: '06:00', ends: '08:00', weekdays: [...WEEKDAYS], valid_from: today, valid_to: '', officer_ids: [], vehicle_id: '',
    purpose: 'ordinary', demands_check_in: false, passes: '1', share: '',
  }
}

export function planDraftOf(plan: Plan): PlanDraft {
  return {
    kind: plan.kind, name: plan.name, unit_id: plan.unit_id, place_id: plan.post_id ?? plan.section_id ?? '', starts: plan.starts.slice(0, 5), ends: plan.ends.slice(0, 5),
    weekdays: [...plan.weekdays].sort(), valid_from: plan.valid_from, valid_to: plan.valid_to ?? '', officer_ids: [...plan.officer_ids], vehicle_id: plan.vehicle_id ?? '',
    purpose: plan.purpose, demands_check_in: plan.demands_check_in, passes: plan.required_passes === null ? '' : String(plan.required_passes),
    share: plan.required_share === null ? '' : String(Math.round(plan.required_share * 100)),
  }
}

export function planFaults(draft: PlanDraft): PlanFault[] {
  const faults: [PlanFault, boolean][] = [
    ['name', !isName(draft.name)], ['unit', draft.unit_id === ''], ['place', draft.place_id === ''], ['hours', !isClock(draft.starts) || !isClock(draft.ends)],
    ['weekdays', draft.weekdays.length === 0], ['validity', draft.valid_from === '' || (draft.valid_to !== '' && draft.valid_to < draft.valid_from)],
    ['demand', draft.kind === 'section' && !demands(draft)],
  ]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const isWithin = (text: string, last: number) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= last

/** A section is demanded by passes, a share, or both. */
function demands({ passes, share }: PlanDraft): boolean {
  const fits = (text: string, last: number) => text.trim() === '' || isWithin(text, last)
  return fits(passes, 50) && fits(share, 100) && (passes.trim() !== '' || share.trim() !== '')
}

/** What may be said otherwise later; its kind and its unit never change. */
export function planMembers(draft: PlanDraft) {
  const isSection = draft.kind === 'section'
  return {
    name: draft.name.trim(), post_id: isSection ? null : draft.place_id, section_id: isSection ? draft.place_id : null, starts: draft.starts, ends: draft.ends, weekdays: [...draft.weekdays].sort(),
    valid_from: draft.valid_from, valid_to: draft.valid_to === '' ? null : draft.valid_to, officer_ids: draft.officer_ids, vehicle_id: draft.vehicle_id === '' ? null : draft.vehicle_id,
    purpose: draft.purpose, demands_check_in: draft.purpose !== 'ordinary' && draft.demands_check_in,
    required_passes: isSection && draft.passes.trim() !== '' ? Number(draft.passes) : null, required_share: isSection && draft.share.trim() !== '' ? Number(draft.share) / 100 : null,
  }
}

export function planChange(plan: Plan, draft: PlanDraft): object | null {
  const as = { ...plan, starts: plan.starts.slice(0, 5), ends: plan.ends.slice(0, 5), weekdays: [...plan.weekdays].sort() }
  return changeFrom(as, planMembers(draft))
}
