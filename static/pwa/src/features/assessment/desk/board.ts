/** The board's rows: what was due on a duty day, with what came of it; by period, then by squad. Pure. */
import type { Credit, CreditState, Indicator, Requirement } from '../../../api/desk'
import type { Names } from '../../../app/desk/directory'
import { phaseOf, type Phase } from '../../duty'

export interface BoardRow {
  requirement: Requirement
  /** The one that says whether police were there first, then the staffing rule. */
  credits: Credit[]
  phase: Phase
  place: string
  unit: string
  unit_order: number
  /** Empty: the whole squad. */
  crew: string[]
  vehicle: string | null
}

/** `now` and `next` by the clock, the others by the first credit; `open`: over, and nothing reckoned yet. */
export type BoardState = 'now' | 'next' | 'open' | CreditState

export interface BoardSquad {
  unit_id: string
  unit: string
  rows: BoardRow[]
}

export interface BoardPeriod {
  starts_at: string
  ends_at: string
  phase: Phase
  squads: BoardSquad[]
}

const ORDER: readonly Indicator[] = ['presence_posts', 'coverage_sections', 'staffing_rule']

export function rowsOf(requirements: readonly Requirement[], credits: readonly Credit[], names: Names, now: Date): BoardRow[] {
  return requirements.map((requirement) => ({
    requirement,
    credits: credits.filter(({ requirement_id }) => requirement_id === requirement.id).sort((one, other) => ORDER.indexOf(one.indicator) - ORDER.indexOf(other.indicator)),
    phase: phaseOf(requirement, now),
    place: names.place(requirement),
    unit: names.unit(requirement.unit_id),
    unit_order: names.unitOrder(requirement.unit_id),
    crew: requirement.officer_ids.map((id) => names.officer(id)),
    vehicle: names.vehicle(requirement.vehicle_id),
  }))
}

/** The indicator that says whether police were where they had to be. */
export function mainIndicator({ kind }: Pick<Requirement, 'kind'>): Indicator {
  return kind === 'post' ? 'presence_posts' : 'coverage_sections'
}

export function creditIdOf(requirement: Pick<Requirement, 'id' | 'kind'>): string {
  return `${requirement.id}:${mainIndicator(requirement)}`
}

export function stateOf({ requirement, credits, phase }: BoardRow): BoardState {
  const main = credits.find(({ indicator }) => indicator === mainIndicator(requirement))
  if (main?.state === 'exempt') return 'exempt'
  if (phase !== 'done') return phase
  return main?.state ?? 'open'
}

export function countByState(rows: readonly BoardRow[]): Record<BoardState, number> {
  const counts: Record<BoardState, number> = { now: 0, next: 0, open: 0, credited: 0, unknown: 0, exempt: 0 }
  for (const row of rows) counts[stateOf(row)] += 1
  return counts
}

/** Rows in a state (null: any) that hold all words of the query in their place, people, car or squad. */
export function filtered(rows: readonly BoardRow[], state: BoardState | null, query: string): BoardRow[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const textOf = ({ place, unit, crew, vehicle }: BoardRow) => [place, unit, vehicle ?? '', ...crew].join(' ').toLowerCase()
  return rows.filter((row) => (state === null || stateOf(row) === state) && words.every((word) => textOf(row).includes(word)))
}

/** What runs comes first, then what is to come, then what is over, the latest first. */
export function periodsOf(rows: readonly BoardRow[]): BoardPeriod[] {
  const keys = [...new Set(rows.map(({ requirement }) => `${requirement.starts_at} ${requirement.ends_at}`))]
  return keys.map((key) => periodOf(rows.filter(({ requirement }) => `${requirement.starts_at} ${requirement.ends_at}` === key))).sort(byUrgency)
}

function periodOf(rows: BoardRow[]): BoardPeriod {
  const [{ requirement: { starts_at, ends_at }, phase }] = rows as [BoardRow]
  const inOrder = [...rows].sort((one, other) => one.unit_order - other.unit_order)
  const ids = [...new Set(inOrder.map(({ requirement }) => requirement.unit_id))]
  const squads = ids.map((unit_id) => {
    const own = rows.filter(({ requirement }) => requirement.unit_id === unit_id)
    return { unit_id, unit: own[0]?.unit ?? '', rows: own.sort((one, other) => one.place.localeCompare(other.place, 'zh-CN')) }
  })
  return { starts_at, ends_at, phase, squads }
}

function byUrgency(one: BoardPeriod, other: BoardPeriod): number {
  const phases: readonly Phase[] = ['now', 'next', 'done']
  const first = phases.indexOf(one.phase) - phases.indexOf(other.phase)
  if (first !== 0) return first
  const later = one.starts_at.localeCompare(other.starts_at) || one.ends_at.localeCompare(other.ends_at)
  return one.phase === 'done' ? -later : later
}
