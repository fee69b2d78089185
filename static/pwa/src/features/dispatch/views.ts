/** What the server tells a phone of tasks: the `data` of a change of kind `task`. */
import type { Uuid, WireTime } from '../../offline'

export type TaskKind = 'patrol' | 'post' | 'accident' | 'congestion' | 'escort' | 'check' | 'other'
export type Urgency = 'routine' | 'urgent' | 'critical'
export type TaskState =
  | 'queued' | 'sent' | 'delivered' | 'opened' | 'acknowledged' | 'set_out' | 'arrived' | 'reported' | 'done'
  | 'sent_back' | 'recalled' | 'expired'

/** Where it is: a post, a section with chainage, a point, words, or nothing of these. */
export interface TaskPlace {
  post_id: Uuid | null
  section_id: Uuid | null
  chainage_m: number | null
  /** Degrees, WGS-84. */
  latitude: number | null
  longitude: number | null
  place_text: string
}

export interface OwnTask extends TaskPlace {
  id: Uuid
  kind: TaskKind
  title: string
  text: string
  urgency: Urgency
  due_at: WireTime | null
  created_at: WireTime
  recalled_at: WireTime | null
  recalled_reason: string | null
  closed_at: WireTime | null
  /** What it was made of. */
  origin_kind: 'hazard' | 'call' | null
  /** On a phone: its officer alone. */
  recipients: { officer_id: Uuid; state: TaskState; state_at: WireTime }[]
}
