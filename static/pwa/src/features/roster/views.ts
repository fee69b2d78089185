/** What the server tells a phone of the holder's own roster: one view for each month. */
import type { Uuid } from '../../offline'

export type RosterKind = 'day' | 'night' | 'standby' | 'on_call' | 'leave' | 'leader'

export interface OwnShift {
  /** `2026-11-23`: a duty day, also after midnight. */
  day: string
  kind: RosterKind
  vehicle_id: Uuid | null
  /** Who is in the same crew on the same shift. */
  mate_ids: Uuid[]
}

export interface RosterMonth {
  /** `2026-11`. */
  month: string
  shifts: OwnShift[]
}

/** Who of the squad is on from today, by person and day. */
export interface SquadMonth {
  month: string
  people: Record<Uuid, Record<string, RosterKind[]>>
}

export interface RosterWarning {
  day: string
  code: 'empty_day' | 'nobody' | 'staffing' | 'two_nights' | 'auxiliary_alone' | 'leave_named' | 'named_off' | 'standby_double' | 'leave_double' | 'no_rest'
  officer_id: Uuid | null
  plan_id: Uuid | null
  plan_name: string | null
  shift: RosterKind | null
  params: Record<string, unknown>
}

/** What a swap and a leave have in common. */
interface Requested {
  id: Uuid
  unit_id: Uuid
  reason: string
  state: 'asked' | 'agreed' | 'approved' | 'refused' | 'withdrawn'
  note: string
  asked_at: string
  /** Why an open one can't be approved any more. */
  hindrance: 'swap_outdated' | 'swap_double' | null
  /** One of its days is over. */
  is_past: boolean
  /** What approving it would add to the roster's. */
  warnings: RosterWarning[]
}

export interface Swap extends Requested {
  asker_id: Uuid
  other_id: Uuid
  day: string
  /** Null where the other takes the shift over and gives none. */
  other_day: string | null
  shifts: RosterKind[]
  other_shifts: RosterKind[]
}

export interface Leave extends Requested {
  officer_id: Uuid
  first_day: string
  last_day: string
  kind: 'annual' | 'personal' | 'sick' | 'in_lieu' | 'family' | 'other'
}

export type Request = Swap | Leave
