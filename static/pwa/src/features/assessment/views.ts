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
