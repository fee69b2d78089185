/** A unit as its form says it. Pure. */
import type { KeptUnit } from '../../../api/desk'
import type { PlacedUnit } from '../../../app/desk/directory'
import { changeFrom, unitsBelow } from '../../../app/desk/kept'

export interface UnitDraft {
  name: string
  kind: KeptUnit['kind']
  parent_id: string
}

export type UnitFault = 'name' | 'parent'

export function unitDraftOf({ name, kind, parent_id }: KeptUnit): UnitDraft {
  return { name, kind, parent_id: parent_id ?? '' }
}

export function unitFaults({ name, parent_id }: UnitDraft, isTop: boolean): UnitFault[] {
  const faults: [UnitFault, boolean][] = [['name', name.trim() === '' || name.trim().length > 60], ['parent', !isTop && parent_id === '']]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

export function unitBody({ name, kind, parent_id }: UnitDraft) {
  return { name: name.trim(), kind, parent_id }
}

/** The brigade's kind and place never change. */
export function unitChange(unit: KeptUnit, draft: UnitDraft): object | null {
  const { name, kind, parent_id } = unitBody(draft)
  return changeFrom(unit, unit.parent_id === null ? { name } : { name, kind, parent_id })
}

/** Where a unit may go: what is administered, but not itself nor what lies below it. */
export function parentsFor(placed: readonly PlacedUnit[], units: readonly KeptUnit[], unitId: string | null): PlacedUnit[] {
  const below = unitId === null ? new Set<string>() : unitsBelow(units, unitId)
  return placed.filter(({ unit }) => !below.has(unit.id))
}
