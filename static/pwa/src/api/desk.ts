/**
 * The shapes that the desk reads: those of the same names in the OpenAPI file. Instants are RFC 3339 in UTC, days are
 * `2026-11-23`, degrees WGS-84; decimals travel as text so that nobody rounds them.
 */
import type { Digest, Officer, Role, Uuid, WireTime } from '../offline/wire'

export interface Account extends Officer {
  active: boolean
  grants: { role: Role; unit_id: Uuid }[]
}

export interface Device {
  enrolment_id: Uuid
  device_id: Uuid
  name: string
  officer_id: Uuid
  badge: string
  officer_name: string
  unit_id: Uuid
  enrolled_at: WireTime
  revoked_at: WireTime | null
  contact: { at: WireTime; app: string; unsent_commands: number; unsent_photos: number; clock_offset_ms: number } | null
}

export interface Vehicle {
  id: Uuid
  plate: string
  name: string
  unit_id: Uuid
}

export interface Post {
  id: Uuid
  name: string
  kind: 'fixed' | 'interception' | 'lit_standing'
  latitude: number
  longitude: number
  radius_m: number
  unit_id: Uuid
}

export interface Section {
  id: Uuid
  name: string
  road_code: string
  level: 'national' | 'provincial' | 'county'
  /** [longitude, latitude], in rising chainage. */
  line: [number, number][]
  from_chainage_m: number
  to_chainage_m: number
  unit_id: Uuid
}

export type ExemptionReason = 'task' | 'leave' | 'vehicle_down' | 'no_signal'

export interface Exemption {
  id: Uuid
  requirement_id: Uuid
  reason: ExemptionReason
  note: string
  starts_at: WireTime
  ends_at: WireTime
  granted_by: Uuid
  granted_at: WireTime
  withdrawn_at: WireTime | null
}

/** One dated thing to do; an empty `officer_ids` means the whole squad `unit_id`. */
export interface Requirement {
  id: Uuid
  plan_id: Uuid
  duty_day: string
  starts_at: WireTime
  ends_at: WireTime
  kind: 'post' | 'section'
  post_id: Uuid | null
  section_id: Uuid | null
  unit_id: Uuid
  officer_ids: Uuid[]
  vehicle_id: Uuid | null
  purpose: 'ordinary' | 'security' | 'emergency'
  demands_check_in: boolean
  exemptions: Exemption[]
}

export type Indicator = 'presence_posts' | 'coverage_sections' | 'staffing_rule'
export type CreditState = 'credited' | 'unknown' | 'exempt'
export type EvidenceKind = 'track' | 'check_in' | 'exemption' | 'crew_member'

/** What a requirement earned for one indicator. `facts` end in `_s` for seconds, `_m` for metres, else they are counts. */
export interface Credit {
  /** `<requirement_id>:<indicator>` */
  id: string
  requirement_id: Uuid
  indicator: Indicator
  state: CreditState
  value: string | null
  reason_code: string
  evidence: { kind: EvidenceKind; id: string }[]
  facts: Readonly<Record<string, number>>
  unit_id: Uuid
  duty_day: string
  reckoned_at: WireTime
}

export interface TrackFix {
  at: WireTime
  latitude: number
  longitude: number
}

export interface CreditTrack {
  vehicle_id: Uuid
  plate: string
  fixes: TrackFix[]
}

/** What every field record says of its time and place. */
export interface FieldRecord {
  id: Uuid
  officer_id: Uuid
  unit_id: Uuid
  claimed_at: WireTime
  /** The phone's time without its known error. */
  corrected_at: WireTime
  bracket_from: WireTime | null
  bracket_to: WireTime
  clock_certain: boolean
  latitude: number | null
  longitude: number | null
  accuracy_m: number | null
  withdrawn_at: WireTime | null
  withdrawn_reason: string | null
  superseded_by: Uuid | null
}

export interface CheckIn extends FieldRecord {
  direction: 'in' | 'out'
  post_id: Uuid
  requirement_id: Uuid | null
  distance_m: number | null
  verdict: 'inside' | 'outside' | 'uncertain' | 'missing'
}

/** A credit with every record that it was reckoned from. */
export interface ExplainedCredit {
  credit: Credit
  requirement: Requirement
  check_ins: CheckIn[]
  tracks: CreditTrack[]
  exemptions: Exemption[]
  crew: Officer[]
  post: Post | null
  section: Section | null
}

export interface PhotoLink {
  id: Uuid
  digest: Digest
  /** Whether its bytes have come. */
  opened: boolean
  position: number
  source: 'camera' | 'album'
  camera: { digest: Digest; size_bytes: number; exif_time: string | null; exif_latitude: number | null; exif_longitude: number | null } | null
}

export interface Violation extends FieldRecord {
  plate_text: string
  plate_type: string
  plate_class: string | null
  plate_reason: string | null
  code: string
  section_id: Uuid | null
  chainage_m: number | null
  place_text: string
  crew_ids: Uuid[]
  outcome: 'penalty_issued' | 'warning' | 'recorded'
  decision_number: string | null
  note: string
  photos: PhotoLink[]
}

/** Newest first; `next` is the `before` of the rest. */
export interface ViolationPage {
  violations: Violation[]
  next: string | null
}

export type SubjectKind = 'squad' | 'brigade' | 'officer'

/** One indicator of a card; the three lists hold requirement ids. */
export interface ScoreLine {
  indicator: Indicator
  weight: number
  target: string
  floor: string
  formula_key: string
  credited: Uuid[]
  unknown: Uuid[]
  exempt: Uuid[]
  credited_sum: string
  value: string | null
  points: string | null
}

export interface Scorecard {
  scheme_id: string
  subject: { kind: SubjectKind; id: Uuid }
  period: { first_day: string; last_day: string }
  lines: ScoreLine[]
  total: string | null
  formula_key: string
  input_digest: Digest
}

/** A card with what it was reckoned from. */
export interface CardAnswer {
  card: Scorecard
  scheme: { id: Uuid; name: string; valid_from: string; valid_to: string | null }
  credits: Credit[]
  requirements: Requirement[]
}
