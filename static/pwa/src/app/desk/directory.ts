/** The names behind the ids: units, officers, cars and places that the reader sees. */
import { computed } from 'vue'
import type { Account, KeptUnit, Post, Requirement, Section, Vehicle } from '../../api/desk'
import type { Role, Uuid } from '../../offline/wire'
import { numbered } from '../../locale/desk/figures'
import type { Http } from '../../platform/http'

export interface Directory {
  units: readonly KeptUnit[]
  officers: readonly Account[]
  vehicles: readonly Vehicle[]
  posts: readonly Post[]
  sections: readonly Section[]
}

/** A list that can't be had is empty: the pages then show ids less well, but they show. */
export async function loadDirectory(http: Http): Promise<Directory> {
  const [units, officers, vehicles, posts, sections] = await Promise.all([
    list<KeptUnit>(http, '/units'), list<Account>(http, '/officers'), list<Vehicle>(http, '/vehicles'), list<Post>(http, '/posts'),
    list<Section>(http, '/sections'),
  ])
  return { units, officers, vehicles, posts, sections }
}

async function list<T>(http: Http, path: string): Promise<readonly T[]> {
  const answer = await http.request({ method: 'GET', path })
  return answer.kind === 'ok' ? (answer.body as T[]) : []
}

/** Who sees records and credits, who reviews them, who sees officers and phones, who reads talks, who may shut a phone out, who manages officers; as on the server. */
export const OVERSEEING: readonly Role[] = ['squad_leader', 'dispatcher', 'supervisor', 'brigade_leader']
export const REVIEWING: readonly Role[] = ['squad_leader', 'supervisor', 'brigade_leader']
export const SEEING_DEVICES: readonly Role[] = [...OVERSEEING, 'admin']
export const READING_TALKS: readonly Role[] = [...OVERSEEING, 'outreach']
export const REVOKING: readonly Role[] = ['supervisor', 'admin']
export const ADMINISTERING: readonly Role[] = ['admin']
export const LEADING: readonly Role[] = ['squad_leader']

export interface PlacedUnit {
  unit: KeptUnit
  /** Counted from the topmost unit of the list. */
  depth: number
}

/** The units over which an officer holds one of the roles, each below its parent. */
export function unitsUnder({ units, officers }: Directory, officerId: Uuid, roles: readonly Role[]): PlacedUnit[] {
  const grants = officers.find(({ id }) => id === officerId)?.grants ?? []
  const roots = new Set(grants.filter(({ role }) => roles.includes(role)).map(({ unit_id }) => unit_id))
  const isRoot = (unit: KeptUnit) => roots.has(unit.id) && !pathOf(units, unit).some((above) => roots.has(above.id))
  return units.filter(isRoot).flatMap((unit) => branchOf(units, unit, 0))
}

/** All units, each below its parent; what has none in sight stands on top. */
export function branches(units: readonly KeptUnit[]): PlacedUnit[] {
  const known = new Set(units.map(({ id }) => id))
  return units.filter(({ parent_id }) => parent_id === null || !known.has(parent_id)).flatMap((unit) => branchOf(units, unit, 0))
}

/** The first squad before the second and the third: as people count, not as dictionaries sort. */
function asNumbered(one: KeptUnit, other: KeptUnit): number {
  const [key, otherKey] = [numbered(one.name), numbered(other.name)]
  return key < otherKey ? -1 : Number(key > otherKey)
}

function branchOf(units: readonly KeptUnit[], unit: KeptUnit, depth: number): PlacedUnit[] {
  const below = units.filter(({ parent_id }) => parent_id === unit.id).sort(asNumbered)
  return [{ unit, depth }, ...below.flatMap((each) => branchOf(units, each, depth + 1))]
}

/** The units above a unit, nearest first. */
function pathOf(units: readonly KeptUnit[], unit: KeptUnit): KeptUnit[] {
  const parent = units.find(({ id }) => id === unit.parent_id)
  return parent === undefined ? [] : [parent, ...pathOf(units, parent)]
}

/** Look-ups by id; what isn't known has a dash. */
export interface Names {
  unit(id: Uuid): string
  /** Where a unit stands in the tree's own order. */
  unitOrder(id: Uuid): number
  officer(id: Uuid): string
  /** Null for a requirement without a car. */
  vehicle(id: Uuid | null): string | null
  /** Whatever has this id; null for what isn't known. */
  any(id: Uuid): string | null
  place(requirement: Pick<Requirement, 'post_id' | 'section_id'>): string
}

export function namesOf(directory: Directory): Names {
  const units = computed(() => byId(directory.units, ({ name }) => name))
  const officers = computed(() => byId(directory.officers, ({ name }) => name))
  const vehicles = computed(() => byId(directory.vehicles, ({ name, plate }) => (name === plate ? plate : `${name} ${plate}`)))
  const places = computed(() => byId([...directory.posts, ...directory.sections], ({ name }) => name))
  const or = (name: string | undefined) => name ?? '—'
  return {
    unit: (id) => or(units.value.get(id)),
    unitOrder: (id) => directory.units.findIndex((unit) => unit.id === id),
    officer: (id) => or(officers.value.get(id)),
    vehicle: (id) => (id === null ? null : or(vehicles.value.get(id))),
    any: (id) => units.value.get(id) ?? officers.value.get(id) ?? vehicles.value.get(id) ?? places.value.get(id) ?? null,
    place: ({ post_id, section_id }) => or(places.value.get(post_id ?? section_id ?? '')),
  }
}

function byId<T extends { id: Uuid }>(rows: readonly T[], name: (row: T) => string): Map<Uuid, string> {
  return new Map(rows.map((row) => [row.id, name(row)]))
}
