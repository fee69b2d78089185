/** How a requirement stands, as far as this phone knows. */
import type { PlainKey } from '../../locale'
import type { IconName } from '../../ui/icons'
import type { Tone } from '../../ui/tone'
import type { Phase } from './rules'

/** here, left: by the holder's own records. The last three: what the server's assessment says. */
export type Presence = 'none' | 'here' | 'left' | 'credited' | 'unknown' | 'exempt'

export interface Chip {
  tone: Tone
  icon: IconName
  label: PlainKey
}

const BY_PHASE: Record<Phase, Chip> = {
  now: { tone: 'brand', icon: 'clock', label: 'duty.states.open' },
  next: { tone: 'mute', icon: 'clock', label: 'duty.states.upcoming' },
  done: { tone: 'mute', icon: 'minus', label: 'duty.states.past' },
}

const BY_PRESENCE: Record<Exclude<Presence, 'none'>, Chip> = {
  here: { tone: 'good', icon: 'checkCircle', label: 'duty.states.here' },
  left: { tone: 'mute', icon: 'leave', label: 'duty.states.left' },
  credited: { tone: 'good', icon: 'checkCircle', label: 'duty.states.credited' },
  unknown: { tone: 'mute', icon: 'help', label: 'duty.states.unknown' },
  exempt: { tone: 'mute', icon: 'minus', label: 'duty.states.exempt' },
}

export function presenceChip(presence: Presence, phase: Phase): Chip {
  return presence === 'none' ? BY_PHASE[phase] : BY_PRESENCE[presence]
}
