/** Over which units the reader may change what the county keeps; as on the server, which decides. */
import type { Role, Uuid } from '../../offline/wire'
import { useDesk } from './desk'
import { unitsUnder, type PlacedUnit } from './directory'

/** Who plans duty (app/duty/access.py), who keeps cars and devices (app/tracking/vehicles.py). */
export const PLANNING: readonly Role[] = ['squad_leader', 'dispatcher', 'supervisor', 'brigade_leader', 'admin']
/** Who keeps the register of accidents (app/accident/access.py). */
export const KEEPING_ACCIDENTS: readonly Role[] = ['squad_leader', 'dispatcher', 'supervisor', 'brigade_leader', 'admin']
export const KEEPING_CARS: readonly Role[] = ['admin', 'dispatcher']

export interface Rights {
  /** The units over which one of the roles is held, without those given up. */
  units: readonly PlacedUnit[]
  /** As choices of a list, set in by depth. */
  choices: { value: Uuid; label: string }[]
  over: (unitId: Uuid) => boolean
}

export function useRights(roles: readonly Role[]): Rights {
  const { directory, session } = useDesk()
  const units = unitsUnder(directory, session.officer.id, roles).filter(({ unit }) => unit.ended_at === null)
  const ids = new Set(units.map(({ unit }) => unit.id))
  return {
    units,
    choices: units.map(({ unit: { id, name }, depth }) => ({ value: id, label: `${'　'.repeat(depth)}${name}` })),
    over: (unitId) => ids.has(unitId),
  }
}
