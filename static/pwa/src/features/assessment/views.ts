/** What the server tells an officer of assessment: the `data` of changes of kind `credit`. */
export interface Credit {
  id: string
  requirement_id: string
  /** Which indicator it belongs to; one requirement may count for several. */
  indicator?: string
  state: 'credited' | 'unknown' | 'exempt'
  /** 0 to 1 when credited, else null. */
  value: number | null
  reason_code: string
  evidence: { kind: string; id: string }[]
  computed_at: string
}
