/**
 * The shapes of docs/wire.md. Whatever crosses the wire is named here as it is named there; nothing else in this
 * folder invents a field. The phone's own state is in types.ts.
 */
import type { Photo } from '../platform/photo'
import type { PublicJwk } from '../platform/keys'
import type { Wgs84Fix } from '../platform/geolocation'

export type { Photo, PublicJwk }
export type Fix = Wgs84Fix

/** Lower-case UUID. */
export type Uuid = string
/** SHA-256 in lower-case hex. */
export type Digest = string
/** RFC 3339 in UTC with `Z` and milliseconds. */
export type WireTime = string

export type Role = 'officer' | 'outreach' | 'squad_leader' | 'dispatcher' | 'supervisor' | 'admin' | 'brigade_leader'

export interface Officer {
  id: Uuid
  badge: string
  name: string
  rank: 'police' | 'auxiliary'
  unit_id: Uuid
  roles: Role[]
  mentor_id: Uuid | null
}

export interface Unit {
  id: Uuid
  parent_id: Uuid | null
  name: string
  kind: 'brigade' | 'squad' | 'department'
}

export interface ReceiptKey {
  key_id: string
  public_key: PublicJwk
}

export interface Session {
  officer: Officer
  units: Unit[]
  enrolment_id: Uuid | null
  ticket: string
  server_time: WireTime
  receipt_key: ReceiptKey
  /** All of this is made up: the demonstration's brigade. */
  demo: boolean
}

export interface Enrolment {
  id: Uuid
  device_id: Uuid
  officer_id: Uuid
  next_sequence: number
  receipt_key: ReceiptKey
  ticket: string
}

export interface Plate {
  text: string
  type_code: string
  manual_reason: string | null
}

/** One offence of a stop, each with a decision of its own. */
export interface Offence {
  code: string
  /** Measured, in km/h; null for other offences. */
  speeding: Speeding | null
  decision_number: string | null
}

export interface Speeding {
  vehicle: 'other' | 'passenger' | 'freight' | 'school_bus' | 'dangerous_goods'
  road: 'ordinary' | 'fast'
  limit_kmh: number
  speed_kmh: number
}

export interface CommandPayloads {
  'checkin.check_in': { post_id: Uuid; requirement_id: Uuid | null }
  'checkin.check_out': { post_id: Uuid; requirement_id: Uuid | null }
  'checkin.withdraw': { command_id: Uuid; reason: string }
  'violation.report': {
    plate: Plate
    offences: Offence[]
    section_id: Uuid | null
    chainage_m: number | null
    place_text: string
    crew_ids: Uuid[]
    outcome: 'penalty_issued' | 'warning' | 'recorded'
    note: string
    /** A correction shows the photos of the old record behind its own: this phone doesn't hold them. */
    keep_photos?: boolean
    photos: Photo[]
  }
  'violation.withdraw': { command_id: Uuid; reason: string }
  'outreach.close_session': {
    started_at: WireTime
    ended_at: WireTime
    target_ids: Uuid[]
    head_count: number
    count_method: 'counted' | 'estimated' | 'sign_in'
    groups: string[]
    forms: string[]
    themes: string[]
    presenter_ids: Uuid[]
    materials: { kind: string; count: number }[]
    hazards_heard: string
    wishes: string
    note: string
    /** The planned talk that it carried out. Older records have no such member. */
    plan_item_id?: Uuid | null
    /** As of a violation. */
    keep_photos?: boolean
    photos: (Photo & { faces_or_minors_visible: boolean })[]
  }
  'outreach.withdraw_session': { command_id: Uuid; reason: string }
  'dispatch.acknowledge': { task_id: Uuid }
  'dispatch.set_out': { task_id: Uuid }
  'dispatch.arrive': { task_id: Uuid }
  'dispatch.report_back': { task_id: Uuid; text: string; photos: Photo[] }
  'dispatch.send_back': { task_id: Uuid; reason: string }
  'hazard.report': {
    kind: string
    severity: 'minor' | 'serious' | 'dangerous'
    section_id: Uuid | null
    chainage_m: number | null
    place_text: string
    note: string
    photos: Photo[]
  }
  'hazard.withdraw': { command_id: Uuid; reason: string }
  'accident.report': {
    occurred_at: WireTime
    procedure: 'general' | 'simple'
    deaths: number
    injuries: number
    form: string | null
    vehicles: string[]
    section_id: Uuid | null
    chainage_m: number | null
    place_text: string
    note: string
    photos: Photo[]
  }
  'accident.take_back': { command_id: Uuid; reason: string }
  'shift.start': { crew_ids: Uuid[]; vehicle_id: Uuid | null; note: string }
  'shift.end': { shift_id: Uuid; note: string }
  'shift.withdraw': { command_id: Uuid; reason: string }
  'shift.tally': { draft_id: Uuid; first_at: WireTime; last_at: WireTime; counts: { kind: string; count: number }[] }
  'shift.withdraw_tally': { command_id: Uuid; reason: string }
  'inspection.record': {
    inspected_unit_id: Uuid
    means: 'site' | 'video' | 'radio'
    is_dark: boolean
    post_id: Uuid | null
    section_id: Uuid | null
    requirement_id: Uuid | null
    place_text: string
    /** `call` is null where nobody was called by radio or video. */
    officers: { officer_id: Uuid; call: 'answered' | 'not_answered' | 'not_asked' | null }[]
    /** What was looked for; `officer_id` null is about all of them. */
    findings: { kind: string; verdict: 'good' | 'bad' | 'unseen'; officer_id: Uuid | null; note: string }[]
    note: string
    photos: Photo[]
  }
  'inspection.withdraw': { command_id: Uuid; reason: string }
  'inspection.answer': { finding_id: Uuid; stance: 'accept' | 'explain'; text: string }
  'inspection.report_rectified': { rectification_id: Uuid; text: string }
  'assessment.claim_exemption': { requirement_id: Uuid; reason: 'task' | 'leave' | 'vehicle_down' | 'no_signal'; note: string; starts_at: WireTime | null; ends_at: WireTime | null }
  'assessment.ask_review': { period_id: Uuid; requirement_id: Uuid; indicator: string; reason: string; evidence: { kind: string; id: string }[] }
  /** `shifts` and `other_shifts` are what the phone showed on the two days; without `other_day` the other takes over. */
  'roster.request_swap': { other_id: Uuid; day: string; other_day: string | null; shifts: string[]; other_shifts: string[]; reason: string }
  'roster.respond_swap': { swap_id: Uuid; answer: 'agree' | 'refuse' | 'withdraw' | 'approve'; note: string }
  'roster.request_leave': { first_day: string; last_day: string; kind: string; reason: string }
  'roster.respond_leave': { leave_id: Uuid; answer: 'refuse' | 'withdraw' | 'approve'; note: string }
  'sync.abandon': { seq: number; digest: Digest; reason: string }
}

export type CommandType = keyof CommandPayloads

/** What a signed body says, once parsed. The string it came from is what counts. */
export interface CommandBody<T extends CommandType = CommandType> {
  v: 1
  suite: 'P256-SHA256'
  id: Uuid
  type: T
  app: string
  device: Uuid
  officer: Uuid
  enrolment: Uuid
  seq: number
  prev: Digest | null
  ticket: string | null
  occurred_at: WireTime
  clock_offset_ms: number | null
  fix: Fix | null
  supersedes: Uuid | null
  payload: CommandPayloads[T]
}

export type Flag =
  | 'clock_outside_bracket'
  | 'clock_jumped'
  | 'clock_went_back'
  | 'no_ticket'
  | 'place_uncertain'
  | 'place_outside'
  | 'place_missing'
  | 'after_recall'
  | 'after_close'
  | 'after_send_back'
  | 'after_due'
  | 'out_of_order'
  | 'shift_overlaps'
  | 'answer_late'

export interface CommandReceipt {
  v: 1
  kind: 'command'
  id: Uuid
  digest: Digest
  enrolment: Uuid
  seq: number
  type: CommandType
  number: number
  status: 'applied' | 'refused'
  code: string | null
  params: Record<string, unknown>
  record: { kind: string; id: Uuid } | null
  photos: Digest[]
  link: 'ok' | 'pending' | 'broken'
  flags: Flag[]
  bracket: { from: WireTime | null; to: WireTime }
  received_at: WireTime
  key: string
}

export interface PhotoReceipt {
  v: 1
  kind: 'photo'
  digest: Digest
  enrolment: Uuid
  size_bytes: number
  media_type: Photo['media_type']
  received_at: WireTime
  key: string
}

/** A receipt as it travels: the string that was signed, and its signature. */
export interface SignedReceipt {
  receipt: string
  signature: string
}

export interface WireProblem {
  status: number
  code: string
  params?: Record<string, unknown>
}

export type CommandResult =
  | ({ id: Uuid | null; state: 'receipt'; replayed: boolean } & SignedReceipt)
  | { id: Uuid | null; state: 'problem'; problem: WireProblem }

export interface CommandsAnswer {
  server_time: WireTime
  ticket: string
  results: CommandResult[]
  gaps: { enrolment_id: Uuid; missing: [number, number][] }[]
}

export type ChangeKind =
  | 'unit'
  | 'officer'
  | 'vehicle'
  | 'section'
  | 'post'
  | 'requirement'
  | 'violation_code'
  | 'check_in'
  | 'violation'
  | 'credit'
  | 'assessment_period'
  | 'score_review'
  | 'exemption_claim'
  | 'target'
  | 'campaign'
  | 'outreach_session'
  | 'outreach_word'
  | 'plan_item'
  | 'legal_rule'
  | 'task'
  | 'shift'
  | 'tally'
  | 'tally_kind'
  | 'roster_month'
  | 'roster'
  | 'roster_swap'
  | 'roster_leave'
  | 'hazard'
  | 'hazard_kind'
  | 'accident_word'
  | 'track_look'
  | 'inspection'
  | 'rectification'

export interface Change {
  kind: ChangeKind
  id: string
  op: 'put' | 'drop'
  data: unknown
}

export interface ChangesAnswer {
  cursor: string
  cursor_reset: boolean
  more: boolean
  ticket: string
  server_time: WireTime
  changes: Change[]
}
