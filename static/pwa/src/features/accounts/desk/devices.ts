/** Reading devices. Pure. */
import type { Device } from '../../../api/desk'

export type DeviceState = 'active' | 'quiet' | 'revoked'

const QUIET_MS = 24 * 3_600_000
/** Smaller differences of the clock change no record's time bracket. */
const CLOCK_TOLERANCE_MS = 5_000

/** quiet: in use, but nothing was heard of it for a day. */
export function deviceState({ revoked_at, contact, enrolled_at }: Pick<Device, 'revoked_at' | 'contact' | 'enrolled_at'>, now: Date): DeviceState {
  if (revoked_at !== null) return 'revoked'
  return now.getTime() - Date.parse(contact?.at ?? enrolled_at) > QUIET_MS ? 'quiet' : 'active'
}

/** How the phone's clock stood at its last contact. `clock_offset_ms` is server minus phone. */
export function clockError({ clock_offset_ms }: { clock_offset_ms: number }): { kind: 'right' } | { kind: 'fast' | 'slow'; seconds: number } {
  if (Math.abs(clock_offset_ms) < CLOCK_TOLERANCE_MS) return { kind: 'right' }
  return { kind: clock_offset_ms < 0 ? 'fast' : 'slow', seconds: Math.round(Math.abs(clock_offset_ms) / 1000) }
}

/** What somebody has to look at first: unsent records, then the longest silence; revoked ones last. */
export function inOrder(devices: readonly Device[]): Device[] {
  const unsent = ({ contact }: Device) => (contact === null ? 0 : contact.unsent_commands + contact.unsent_photos)
  const heard = ({ contact, enrolled_at }: Device) => contact?.at ?? enrolled_at
  const isRevoked = ({ revoked_at }: Device) => Number(revoked_at !== null)
  return [...devices].sort((one, other) => isRevoked(one) - isRevoked(other) || unsent(other) - unsent(one) || heard(one).localeCompare(heard(other)))
}
