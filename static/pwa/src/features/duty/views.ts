/** What the server tells a phone of duty: the `data` of the changes of these kinds. */
export interface Post {
  id: string
  name: string
  kind: 'fixed' | 'interception' | 'lit_standing'
  /** Degrees, WGS-84. */
  latitude: number
  longitude: number
  radius_m: number
  /** Given up: its name stays for the past, nobody is offered it. */
  ended_at?: string | null
}

export interface Section {
  id: string
  name: string
  /** Metres from the road's zero. */
  from_chainage_m: number
  to_chainage_m: number
}

/** One dated thing to do, for a crew or, with an empty crew, for the whole squad `unit_id`. */
export interface Requirement {
  id: string
  unit_id: string
  /** `2026-11-23`: the day on which its duty began, also after midnight. */
  duty_day: string
  kind: 'post' | 'section'
  post_id: string | null
  section_id: string | null
  starts_at: string
  ends_at: string
  officer_ids: string[]
  vehicle_id: string | null
  /** How the place is held; of several spot checks this is the `slice_no`-th of `slices`. Older servers don't say. */
  manner?: 'standing' | 'lit' | 'patrol' | 'spot'
  slice_no?: number | null
  slices?: number | null
  /** Only ever for security and emergency duty. */
  demands_check_in: boolean
}
