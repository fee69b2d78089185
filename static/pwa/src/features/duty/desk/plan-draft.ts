/** A plan as its form says it. Pure. */
import type { Plan } from '../../../api/desk'
import { changeFrom } from '../../../app/desk/kept'
import { isName } from './post-draft'

export const PLAN_KINDS = ['post', 'section'] as const
/** How a place is held, by its kind; the first is what a new plan says. */
export const MANNERS: Record<Plan['kind'], readonly Plan['manner'][]> = { post: ['standing', 'lit', 'spot'], section: ['patrol', 'spot'] }
export const MODES = ['day', 'night', 'key'] as const
export const PURPOSES = ['ordinary', 'security', 'emergency'] as const
/** Which days: by the week, or by the calendar of holidays and make-up workdays. */
export const DAY_RULES = ['weekdays', 'workdays', 'rest_days', 'holidays'] as const
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** 重点时段: what a new plan is most often made for. */
export const KEY_PERIODS = [['06:00', '08:00'], ['19:00', '21:00'], ['23:00', '03:00']] as const

export interface PlanDraft {
  kind: Plan['kind']
  manner: Plan['manner']
  mode: Plan['mode']
  /** How often, of spot checks. */
  spots: string
  name: string
  unit_id: string
  place_id: string
  starts: string
  ends: string
  day_rule: Plan['day_rule']
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

export type PlanFault = 'name' | 'unit' | 'place' | 'hours' | 'weekdays' | 'validity' | 'demand' | 'spots'

export function newPlan(unitId: string, today: string): PlanDraft {
  return {
    kind: 'post', manner: 'standing', mode: 'key', spots: '4', name: '', unit_id: unitId, place_id: '', starts: '06:00', ends: '08:00', day_rule: 'weekdays', weekdays: [...WEEKDAYS], valid_from: today, valid_to: '', officer_ids: [], vehicle_id: '',
    purpose: 'ordinary', demands_check_in: false, passes: '1', share: '',
  }
}

export function planDraftOf(plan: Plan): PlanDraft {
  return {
    kind: plan.kind, manner: plan.manner, mode: plan.mode, spots: String(plan.spot_checks ?? 4), name: plan.name, unit_id: plan.unit_id, place_id: plan.post_id ?? plan.section_id ?? '', starts: plan.starts.slice(0, 5), ends: plan.ends.slice(0, 5),
    day_rule: plan.day_rule, weekdays: [...plan.weekdays].sort(), valid_from: plan.valid_from, valid_to: plan.valid_to ?? '', officer_ids: [...plan.officer_ids], vehicle_id: plan.vehicle_id ?? '',
    purpose: plan.purpose, demands_check_in: plan.demands_check_in, passes: plan.required_passes === null ? '' : String(plan.required_passes),
    share: plan.required_share === null ? '' : String(Math.round(plan.required_share * 100)),
  }
}

export function planFaults(draft: PlanDraft): PlanFault[] {
  const faults: [PlanFault, boolean][] = [
    ['name', !isName(draft.name)], ['unit', draft.unit_id === ''], ['place', draft.place_id === ''], ['hours', !isClock(draft.starts) || !isClock(draft.ends)],
    ['weekdays', draft.day_rule === 'weekdays' && draft.weekdays.length === 0], ['validity', draft.valid_from === '' || (draft.valid_to !== '' && draft.valid_to < draft.valid_from)],
    ['demand', draft.kind === 'section' && !demands(draft)], ['spots', draft.manner === 'spot' && spotMinutes(draft) === null],
  ]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const isWithin = (text: string, last: number) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= last

/** How many minutes each spot check may take its time, at least ten; null where that can't be. */
export function spotMinutes({ spots, starts, ends }: Pick<PlanDraft, 'spots' | 'starts' | 'ends'>): number | null {
  if (!isWithin(spots, 24)) return null
  const [from, to] = [minutesOf(starts), minutesOf(ends)]
  const each = (to - from + (to <= from ? 24 * 60 : 0)) / Number(spots)
  return each >= 10 ? Math.floor(each) : null
}
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** A section is demanded by passes, a share, or both; a spot check needs neither. */
function demands({ manner, passes, share }: PlanDraft): boolean {
  const fits = (text: string, last: number) => text.trim() === '' || isWithin(text, last)
  return fits(passes, 50) && fits(share, 100) && (manner === 'spot' || passes.trim() !== '' || share.trim() !== '')
}

/** What may be said otherwise later; its kind and its unit never change. */
export function planMembers(draft: PlanDraft) {
  const isSection = draft.kind === 'section'
  return {
    name: draft.name.trim(), post_id: isSection ? null : draft.place_id, section_id: isSection ? draft.place_id : null, starts: draft.starts, ends: draft.ends, day_rule: draft.day_rule,
    weekdays: draft.weekdays.length === 0 ? [...WEEKDAYS] : [...draft.weekdays].sort(), valid_from: draft.valid_from, valid_to: draft.valid_to === '' ? null : draft.valid_to, officer_ids: draft.officer_ids, vehicle_id: draft.vehicle_id === '' ? null : draft.vehicle_id,
    manner: draft.manner, mode: draft.mode, spot_checks: draft.manner === 'spot' ? Number(draft.spots) : null, purpose: draft.purpose, demands_check_in: draft.purpose !== 'ordinary' && draft.demands_check_in,
    required_passes: isSection && draft.passes.trim() !== '' ? Number(draft.passes) : null, required_share: isSection && draft.share.trim() !== '' ? Number(draft.share) / 100 : null,
  }
}

export function planChange(plan: Plan, draft: PlanDraft): object | null {
  const as = { ...plan, starts: plan.starts.slice(0, 5), ends: plan.ends.slice(0, 5), weekdays: [...plan.weekdays].sort() }
  return changeFrom(as, planMembers(draft))
}
