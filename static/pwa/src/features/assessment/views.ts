/** What the server tells an officer of assessment: the `data` of changes of kind `credit`, and of the cars in its evidence. */
export interface Credit {
  id: string
  requirement_id: string
  /** Which indicator it belongs to; one requirement may count for several. */
  indicator: string
  state: 'credited' | 'unknown' | 'exempt'
  /** 0 to 1 with four decimal places when credited, else null. */
  value: string | null
  reason_code: string
  evidence: { kind: string; id: string }[]
  /** Whole numbers that explain the value: `_s` seconds, `_m` metres, others counts. */
  facts: Readonly<Record<string, number>>
  duty_day: string
  reckoned_at: string
}

export interface Vehicle {
  id: string
  plate: string
}

/** A published period of the brigade, as far as a phone asks: `ask_until` is when the time for reviews is over. */
export interface KeptPeriod {
  id: string
  first_day: string
  last_day: string
  state: 'published' | 'in_review' | 'closed' | 'open' | 'withdrawn'
  ask_until: string | null
  /** Why a publication was withdrawn. */
  withdrawn_reason: string | null
}

interface Told { state: Credit['state']; value: string | null; reason_code: string }

/** A review that one asked for, or that is about a credit of one's crew. */
export interface OwnReview {
  id: string
  requirement_id: string
  indicator: string
  state: 'asked' | 'named' | 'upheld' | 'corrected'
  before: Told
  after: Told | null
  decision: string
}

/** An exemption that one claimed. */
export interface OwnClaim {
  id: string
  requirement_id: string
  state: 'asked' | 'granted' | 'refused'
  decision: string
}
