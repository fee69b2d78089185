/** The board's rows: what was due on a duty day, with what came of it; by period, by squad or by place. Pure. */
import type { Credit, CreditState, Indicator, Requirement, Task } from '../../../api/desk'
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

export const BOARD_VIEWS = ['period', 'squad', 'place'] as const
export type BoardView = (typeof BOARD_VIEWS)[number]

export const BOARD_STATES = ['now', 'next', 'credited', 'unknown', 'exempt'] as const

/** `now` and `next` by the clock, the others by the first credit; `open`: over, and nothing reckoned yet. */
export type BoardState = 'now' | 'next' | 'open' | CreditState

/** Rows that stand together: of a squad or of a place. */
export interface BoardGroup {
  id: string
  name: string
  rows: BoardRow[]
}

export interface BoardPeriod {
  starts_at: string
  ends_at: string
  phase: Phase
  squads: BoardGroup[]
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
  return keys.map((key) => periodOf(rows.filter(({ requirement }) => `${requirement.starts_at} ${requirement.ends_at}` === key))).sort(byClock)
}

function periodOf(rows: BoardRow[]): BoardPeriod {
  const [{ requirement: { starts_at, ends_at }, phase }] = rows as [BoardRow]
  const byPlace = (one: BoardRow, other: BoardRow) => one.place.localeCompare(other.place, 'zh-CN')
  return { starts_at, ends_at, phase, squads: squadsOf(rows).map((squad) => ({ ...squad, rows: squad.rows.sort(byPlace) })) }
}

/** By squad in the order of the tree, whatever its rows say; within a squad as the clock asks. */
export function squadsOf(rows: readonly BoardRow[]): BoardGroup[] {
  const inOrder = [...rows].sort((one, other) => one.unit_order - other.unit_order)
  return grouped(inOrder, ({ requirement }) => requirement.unit_id, ({ unit }) => unit)
}

/** By place: posts, then sections, each by name. */
export function placesOf(rows: readonly BoardRow[]): BoardGroup[] {
  const inOrder = [...rows].sort((one, other) => one.requirement.kind.localeCompare(other.requirement.kind) || one.place.localeCompare(other.place, 'zh-CN'))
  return grouped(inOrder, ({ requirement }) => requirement.post_id ?? requirement.section_id ?? requirement.id, ({ place }) => place)
}

function grouped(rows: readonly BoardRow[], idOf: (row: BoardRow) => string, nameOf: (row: BoardRow) => string): BoardGroup[] {
  const groups = new Map<string, BoardGroup>()
  for (const row of rows) {
    const id = idOf(row)
    const group = groups.get(id) ?? { id, name: nameOf(row), rows: [] }
    group.rows.push(row)
    groups.set(id, group)
  }
  return [...groups.values()].map((group) => ({ ...group, rows: group.rows.sort((one, other) => byClock(momentOf(one), momentOf(other))) }))
}

/** How many tasks a squad was sent or sent itself; as the list of tasks narrows to it. */
export function tasksOf(tasks: readonly Pick<Task, 'unit_id' | 'recipients'>[], unitId: string): number {
  return tasks.filter(({ unit_id, recipients }) => unit_id === unitId || recipients.some((each) => each.unit_id === unitId)).length
}

type Moment = Pick<BoardPeriod, 'starts_at' | 'ends_at' | 'phase'>
const momentOf = ({ requirement: { starts_at, ends_at }, phase }: BoardRow): Moment => ({ starts_at, ends_at, phase })

function byClock(one: Moment, other: Moment): number {
  const phases: readonly Phase[] = ['now', 'next', 'done']
  const first = phases.indexOf(one.phase) - phases.indexOf(other.phase)
  if (first !== 0) return first
  const later = one.starts_at.localeCompare(other.starts_at) || one.ends_at.localeCompare(other.ends_at)
  return one.phase === 'done' ? -later : later
}
