/** Rectification at the desk: how it stands, and what its reader may do. Mirrors app/inspection/rules.py. */
import type { Rectification } from '../../../api/desk'
import { LEADING, REVIEWING, unitsUnder, type Directory } from '../../../app/desk/directory'
import type { Uuid } from '../../../offline/wire'
import type { Tone } from '../../../ui/tone'

export const STATES = ['open', 'reported', 'confirmed', 'cancelled'] as const
export type RectificationStepName = 'reported' | 'confirmed' | 'returned' | 'moved' | 'cancelled'

const NEXT: Record<Rectification['state'], readonly RectificationStepName[]> = {
  open: ['reported', 'confirmed', 'moved', 'cancelled'], reported: ['confirmed', 'returned', 'cancelled'], confirmed: ['returned'], cancelled: [],
}
const TONES: Record<Rectification['state'], Tone> = { open: 'wait', reported: 'brand', confirmed: 'good', cancelled: 'mute' }

export function rectificationTone({ state, is_overdue }: Rectification): Tone {
  return is_overdue ? 'bad' : TONES[state]
}

/** Whoever is to mend it reports; those who inspect the unit and aren't to mend it do the rest. */
export function stepsOf({ state, officer_id, unit_id }: Rectification, me: Uuid, directory: Directory): RectificationStepName[] {
  const over = (roles: typeof REVIEWING) => unitsUnder(directory, me, roles).some(({ unit }) => unit.id === unit_id)
  const inspects = over(REVIEWING)
  const isMine = officer_id === me || (officer_id === null && over(LEADING))
  return NEXT[state].filter((step) => (step === 'reported' ? isMine && inspects : inspects && officer_id !== me))
}
