/** What is planned, as somebody with a phone needs it: what is due, what comes, and how a talk begins from it. Pure. */
import type { Entry, Officer, Uuid } from '../../offline'
import { emptyTalk, type TalkForm } from './talk'
import type { PlanItem } from './views'

export interface Agenda {
  /** Its last day is over. */
  overdue: PlanItem[]
  /** May be held today. */
  today: PlanItem[]
  coming: PlanItem[]
}

/** The planned talks that this member may be asked for: those of a team they are in, and those of nobody in particular. */
export function agendaOf(items: readonly PlanItem[], { id }: Pick<Officer, 'id'>, today: string, held: ReadonlySet<Uuid>): Agenda {
  const own = items.filter(({ id: item, team_ids }) => !held.has(item) && (team_ids.length === 0 || team_ids.includes(id))).sort(mostUrgentFirst)
  return {
    overdue: own.filter(({ ends_on }) => ends_on < today),
    today: own.filter(({ starts_on, ends_on }) => starts_on <= today && ends_on >= today),
    coming: own.filter(({ starts_on }) => starts_on > today),
  }
}

function mostUrgentFirst(one: PlanItem, other: PlanItem): number {
  const of = ({ ends_on, starts_on, begins_at, id }: PlanItem) => [ends_on, starts_on, begins_at ?? '', id].join(' ')
  return of(one) < of(other) ? -1 : 1
}

/** The planned talks that talks of this phone carried out, sent or not. */
export function heldHere(entries: readonly Entry[]): Set<Uuid> {
  const gone = new Set(entries.flatMap((entry) => (isWithdrawal(entry) ? entry.body.payload.command_id : (entry.body.supersedes ?? []))))
  return new Set(entries.filter(isTalk).filter((entry) => !gone.has(entry.id) && counts(entry)).flatMap(({ body }) => body.payload.plan_item_id ?? []))
}

function counts({ state }: Entry): boolean {
  return state.kind === 'pending' || (state.kind === 'confirmed' && state.outcome === 'applied')
}
function isTalk(entry: Entry): entry is Entry<'outreach.close_session'> {
  return entry.type === 'outreach.close_session'
}
function isWithdrawal(entry: Entry): entry is Entry<'outreach.withdraw_session'> {
  return entry.type === 'outreach.withdraw_session'
}

const MOST_PRESENTERS = 30

/** The talk that carries it out, before it begins. */
export function formOfPlan({ id, target_ids, forms, themes, team_ids }: PlanItem): TalkForm {
  return { ...emptyTalk(), plan_item_id: id, target_ids: [...target_ids], forms: [...forms], themes: [...themes], presenter_ids: team_ids.slice(0, MOST_PRESENTERS) }
}
