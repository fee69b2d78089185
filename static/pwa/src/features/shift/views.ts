/** What the server tells a phone of shifts and tallies: the `data` of the changes of these kinds. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Shift = Omit<Schemas['ShiftOnDuty'], 'plate'>
export type TallyKind = Schemas['TallyKind']
export type Vehicle = Schemas['Vehicle']

/** An own tally that stands. It names nobody: no answer of the server ties counts to a person. */
export interface Tally {
  id: string
  draft_id: string
  /** `2026-11-23`: the day on which the duty of its last tap began. */
  duty_day: string
  first_at: string
  last_at: string
  /** How often, by the code of the kind. */
  counts: Record<string, number>
}
