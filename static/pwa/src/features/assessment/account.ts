/** One's account on the phone: what is settled, what may still change by itself, and what one may still say to it. Pure. */
import type { Credit, KeptPeriod, OwnClaim, OwnReview } from './views'

/** Reasons for which a credit isn't settled: its time isn't over, or somebody else's word is still to come. */
const PENDING: readonly string[] = ['not_yet_due', 'awaiting_evidence', 'awaiting_review', 'not_reckoned']

export function isPending({ state, reason_code }: Pick<Credit, 'state' | 'reason_code'>): boolean {
  return state === 'unknown' && PENDING.includes(reason_code)
}

/** The published period in which a duty day lies. */
export function periodOf(day: string, periods: readonly KeptPeriod[]): KeptPeriod | null {
  return periods.find(({ state, first_day, last_day }) => state !== 'withdrawn' && first_day <= day && day <= last_day) ?? null
}

/** Publications that were withdrawn and not followed by another one yet. */
export function withdrawnOf(periods: readonly KeptPeriod[]): KeptPeriod[] {
  return periods.filter(({ state, last_day }) => state === 'withdrawn' && periodOf(last_day, periods) === null)
}

const isWhole = ({ state, value }: Pick<Credit, 'state' | 'value'>) => state === 'credited' && Number(value) >= 1

/** Whether a review may still be asked for: in time, nobody has, and there is something to gain. */
export function isAskable(credit: Credit, period: KeptPeriod | null, review: OwnReview | null, now: Date): boolean {
  return period?.ask_until != null && now < new Date(period.ask_until) && review === null && !isWhole(credit)
}

/** Whether an exemption may be claimed: nothing counts for it in full, and no claim waits. */
export function isClaimable(credit: Credit, claim: OwnClaim | null): boolean {
  const { state, indicator } = credit
  const counts = state === 'exempt' || isWhole(credit)
  return !counts && (claim === null || claim.state === 'refused') && (indicator === 'presence_posts' || indicator === 'coverage_sections')
}

/** Words that somebody is about to say to one of their credits. */
export interface Saying {
  kind: 'review' | 'claim'
  credit: Credit
  periodId: string
}
