/** A plan while it is written at the desk, which targets fit it, and the request that saves it. Pure. */
import { fits } from '../find-target'
import type { NewPlan, PlanItem, Reach, Target, TargetKind } from '../views'

export interface PlanDraft {
  unit_id: string
  starts_on: string
  ends_on: string
  /** A local clock, `09:30`; empty for none. */
  begins_at: string
  target_ids: string[]
  one_each: boolean
  team_ids: string[]
  forms: string[]
  themes: string[]
  /** The key of a must; empty for none. */
  category: string
  note: string
}

export const MOST_TARGETS_OF_ONE = 20
export const MOST_AT_ONCE = 300

export function newPlanDraft(unitId: string, day: string): PlanDraft {
  return { unit_id: unitId, starts_on: day, ends_on: day, begins_at: '', target_ids: [], one_each: true, team_ids: [], forms: [], themes: [], category: '', note: '' }
}

export function draftOfItem(item: PlanItem): PlanDraft {
  const { unit_id, starts_on, ends_on, target_ids, team_ids, forms, themes, note } = item
  return { unit_id, starts_on, ends_on, note, target_ids: [...target_ids], team_ids: [...team_ids], forms: [...forms], themes: [...themes], one_each: false, begins_at: item.begins_at ?? '', category: item.category ?? '' }
}

export type PlanFault = 'targets' | 'tooMany' | 'days'

/** What keeps the plan from being saved. */
export function faultsOfPlan({ target_ids, one_each, starts_on, ends_on }: PlanDraft): PlanFault[] {
  const faults: PlanFault[] = []
  if (target_ids.length === 0) faults.push('targets')
  if (target_ids.length > (one_each ? MOST_AT_ONCE : MOST_TARGETS_OF_ONE)) faults.push('tooMany')
  if (starts_on === '' || ends_on === '' || ends_on < starts_on) faults.push('days')
  return faults
}

export function planOf({ begins_at, category, note, ...said }: PlanDraft): NewPlan {
  return { ...said, begins_at: begins_at === '' ? null : begins_at, category: category === '' ? null : category, note: note.trim() }
}

export interface Narrowing {
  kind: TargetKind | ''
  town: string
  query: string
  /** Only those where no talk was held in the campaign, and none is planned. */
  onlyOpen: boolean
}

/** The targets to choose from. Those already chosen stay in sight whatever narrows the rest. */
export function targetsFor(targets: readonly Target[], { kind, town, query, onlyOpen }: Narrowing, reach: ReadonlyMap<string, Reach>, chosen: readonly string[]): Target[] {
  const fresh = ({ id }: Target) => {
    const known = reach.get(id)
    return known === undefined || (known.sessions === 0 && known.planned_on === null)
  }
  const wanted = (target: Target) => target.active && (kind === '' || target.kind === kind) && (town === '' || target.town_name === town)
    && fits(target, query.trim()) && (!onlyOpen || fresh(target))
  return targets.filter((target) => chosen.includes(target.id) || wanted(target))
}

export function townsOf(targets: readonly Target[]): string[] {
  return [...new Set(targets.map(({ town_name }) => town_name).filter((town) => town !== ''))].sort((one, other) => one.localeCompare(other, 'zh-CN'))
}
