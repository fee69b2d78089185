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
