/** What may be said with a verdict; as app/records/rules.py and the kinds have it. */
import type { Review, VerdictName } from '../../../api/desk'

const RETURN = ['photo_unclear', 'photo_missing', 'place_unclear', 'facts_incomplete'] as const
const OF_KIND: Partial<Record<string, readonly ReasonCode[]>> = {
  violation: ['plate_wrong', 'code_wrong'],
  outreach_session: ['target_wrong', 'count_doubtful', 'faces_unmarked'],
}
const VOID = ['duplicate', 'mistaken', 'evidence_insufficient', 'trial', 'other'] as const

export type ReasonCode = (typeof RETURN)[number] | 'plate_wrong' | 'code_wrong' | 'target_wrong' | 'count_doubtful' | 'faces_unmarked' | (typeof VOID)[number]

export function reasonsFor(verdict: VerdictName, kind: string): readonly ReasonCode[] {
  if (verdict === 'returned') return [...RETURN, ...(OF_KIND[kind] ?? []), 'other']
  return verdict === 'voided' ? VOID : []
}

/** Verdicts that say something new about a record in this state; none about what its officer put aside. */
export function verdictsFor({ state, own }: Pick<Review, 'state' | 'own'>): readonly VerdictName[] {
  if (own || state === 'superseded' || state === 'withdrawn') return []
  return (['accepted', 'returned', 'voided'] as const).filter((verdict) => verdict !== state)
}

/** Whether a verdict was given on the record itself, so that another one must say why. */
export function isDecided({ state }: Pick<Review, 'state'>): boolean {
  return state === 'accepted' || state === 'returned' || state === 'voided'
}

export function needsComment(review: Pick<Review, 'state'>, verdict: VerdictName, reason: ReasonCode | null): boolean {
  return verdict === 'returned' || reason === 'other' || isDecided(review)
}

/** Whether one tap is enough: an acceptance of what waits has nothing to explain. */
export function isPlain(review: Pick<Review, 'state'>, verdict: VerdictName): boolean {
  return verdict === 'accepted' && !isDecided(review)
}
