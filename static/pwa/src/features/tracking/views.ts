/** What the server tells a phone of looks at tracks (app/tracking/schemas.py). */
import type { Uuid, WireTime } from '../../offline/wire'

export interface TrackLook {
  id: Uuid
  vehicle_id: Uuid
  plate: string
  by_officer_id: Uuid
  by_name: string
  at: WireTime
  starts_at: WireTime
  ends_at: WireTime
  reason: string
}
