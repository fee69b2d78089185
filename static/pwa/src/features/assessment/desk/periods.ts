/** Reading assessment periods and reviews: tones, shares, and what somebody may do next. Pure. */
import type { AssessmentPeriod, BoardLine, Indicator, ScoreReview } from '../../../api/desk'
import type { Tone } from '../../../ui/tone'

export const PERIOD_TONES: Record<AssessmentPeriod['state'], Tone> = { open: 'brand', published: 'wait', in_review: 'wait', closed: 'good', withdrawn: 'bad' }
export const REVIEW_TONES: Record<ScoreReview['state'], Tone> = { asked: 'wait', named: 'brand', upheld: 'mute', corrected: 'good' }

/** What share of a line's items is unknown, of those that are not exempt; null where there are none. */
export function unknownShare({ credited, unknown }: Pick<BoardLine, 'credited' | 'unknown'>): string | null {
  const all = credited + unknown
  return all === 0 ? null : String(Math.round((unknown / all) * 1000) / 1000)
}

/** Whether the time for asking is over, so that the period may be closed. */
export function isClosable(period: Pick<AssessmentPeriod, 'state' | 'ask_until'>, now: Date): boolean {
  return period.state === 'published' && period.ask_until !== null && new Date(period.ask_until) <= now
}

/** `0.9500` of what somebody writes in per cent (`95`, `95.5`); null for what is none. */
export function shareOf(percent: string): string | null {
  const text = percent.trim()
  const value = Number(text)
  return /^\d{1,3}(\.\d{1,2})?$/.test(text) && value <= 100 ? (value / 100).toFixed(4) : null
}

/** A credit that somebody is about to ask about: its records are named with the asking. */
export interface Asked {
  requirement_id: string
  indicator: Indicator
  evidence: { kind: string; id: string }[]
  title: string
}
