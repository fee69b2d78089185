/** What the server tells the phone of an own report, as far as pages use it. */
import type { Offence, Uuid, WireTime } from '../../offline'

export interface ViolationView {
  id: Uuid
  offences: Offence[]
  bracket_from: WireTime | null
  bracket_to: WireTime
  photos: { id: Uuid; digest: string; opened: boolean }[]
}
