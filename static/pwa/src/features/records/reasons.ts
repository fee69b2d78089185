/** Verdicts in words and colours. */
import { tIfKnown } from '../../locale'
import type { Tone } from '../../ui/tone'
import type { ReviewState } from './reviewed'

/** A reason in words; a code that this app doesn't know yet stays unsaid. */
export function reasonText(code: string | null): string {
  return code === null ? '' : (tIfKnown(`records.reasons.${code}`) ?? '')
}

export function stateTone(state: ReviewState): Tone {
  if (state === 'accepted') return 'good'
  if (state === 'returned' || state === 'voided') return 'bad'
  return state === 'superseded' || state === 'withdrawn' ? 'mute' : 'wait'
}
