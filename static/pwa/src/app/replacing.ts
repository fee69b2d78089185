/** A form that takes the place of an older record. Pure. */
import type { Entry, Fix, Uuid } from '../offline'

/** The record that a form takes the place of, how, and the fix that it keeps. */
export interface Replaces {
  id: Uuid
  how: 'correct' | 'supersede'
  fix: Fix | null
}

/** What was refused is corrected; what stands at the server is superseded. */
export function replacing({ id, state, body }: Entry): Replaces {
  return { id, how: state.kind === 'attention' ? 'correct' : 'supersede', fix: body.fix }
}
