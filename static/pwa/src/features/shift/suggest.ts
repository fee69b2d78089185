/** With whom and in which car somebody goes out: by the roster, else as planned for now, else as they did last. Pure. */
import { dutyDayOf, phaseOf, type Requirement } from '../duty'
import { rosteredCrew, type RosterMonth } from '../roster'
import { clockText } from '../../locale/time'
import type { Entry, Uuid, View } from '../../offline'
import { isOf, type StartPayload } from './standing'
import type { Shift } from './views'

/** A requirement that begins within this time is what somebody goes out for. */
const SOON_MS = 2 * 3_600_000

type Crewed = Pick<StartPayload, 'crew_ids' | 'vehicle_id'>

export function suggestedCrew(requirements: readonly Requirement[], entries: readonly Entry[], views: readonly View<Shift>[], officerId: Uuid, now: Date, months: readonly RosterMonth[] = []): Crewed {
  return rosteredCrew(months, dutyDayOf(now), Number(clockText(now).slice(0, 2))) ?? planned(requirements, officerId, now) ?? lastUsed(entries, views, officerId) ?? { crew_ids: [], vehicle_id: null }
}

function planned(requirements: readonly Requirement[], officerId: Uuid, now: Date): Crewed | null {
  const [first] = requirements
    .filter((one) => one.officer_ids.includes(officerId) && phaseOf(one, now) !== 'done' && Date.parse(one.starts_at) - now.getTime() < SOON_MS)
    .sort((one, other) => one.starts_at.localeCompare(other.starts_at))
  return first === undefined ? null : { crew_ids: first.officer_ids.filter((id) => id !== officerId), vehicle_id: first.vehicle_id }
}

/** Entries come newest first; a fresh phone knows what the server told it. */
function lastUsed(entries: readonly Entry[], views: readonly View<Shift>[], officerId: Uuid): Crewed | null {
  const said = entries.find((entry) => isOf(entry, 'shift.start'))
  if (said !== undefined) return { crew_ids: [...said.body.payload.crew_ids], vehicle_id: said.body.payload.vehicle_id }
  const [told] = views.map(({ data }) => data).filter(({ officer_id }) => officer_id === officerId).sort((one, other) => other.started_at.localeCompare(one.started_at))
  return told === undefined ? null : { crew_ids: told.crew_ids, vehicle_id: told.vehicle_id }
}
