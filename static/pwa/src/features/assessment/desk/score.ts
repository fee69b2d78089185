/** Reading a scorecard: its lines with the requirements and credits that they name. Pure; nothing is reckoned here. */
import type { CardAnswer, Credit, CreditState, Requirement, ScoreLine } from '../../../api/desk'

export interface NamedRequirement {
  requirement: Requirement
  /** Null where none has been reckoned yet. */
  credit: Credit | null
}

export type LineGroups = Record<CreditState, NamedRequirement[]>

export const STATES: readonly CreditState[] = ['credited', 'unknown', 'exempt']

/** Exactly the requirements that the line names, in order of time; of the credited ones those that cost most first. */
export function groupsOf(line: ScoreLine, { credits, requirements }: Pick<CardAnswer, 'credits' | 'requirements'>): LineGroups {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]))
  const earned = new Map(credits.filter(({ indicator }) => indicator === line.indicator).map((credit) => [credit.requirement_id, credit]))
  const named = (ids: readonly string[]) => ids
    .flatMap((id) => byId.get(id) ?? [])
    .map((requirement) => ({ requirement, credit: earned.get(requirement.id) ?? null }))
    .sort((one, other) => valueOf(one) - valueOf(other) || one.requirement.starts_at.localeCompare(other.requirement.starts_at))
  return { credited: named(line.credited), unknown: named(line.unknown), exempt: named(line.exempt) }
}

function valueOf({ credit }: NamedRequirement): number {
  return credit?.value == null ? 2 : Number(credit.value)
}

/** What a card asks the server for. */
export interface CardQuery {
  kind: 'squad' | 'brigade' | 'officer'
  id: string
  /** Any day of the period; empty: the one that runs. */
  day: string
  /** A publication by its id, also one that was withdrawn; empty: whatever stands for the day. */
  period?: string
}

export function cardPath({ kind, id, day, period = '' }: CardQuery): string {
  const query = new URLSearchParams({ subject_kind: kind, subject_id: id, ...(day === '' ? {} : { day }), ...(period === '' ? {} : { period }) })
  return `/scorecards?${query.toString()}`
}
