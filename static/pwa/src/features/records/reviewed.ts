/** Records that are reviewed, as the server tells a phone of them. Pure. */
import type { components } from '../../api/schema'
import type { Entry, View } from '../../offline'

export type Verdict = components['schemas']['Verdict']
export type ReviewState = components['schemas']['RecordReview']['state']
/** What both kinds have in common, and what a card says of either. */
export type ReviewedRecord = Pick<components['schemas']['Violation'], 'id' | 'officer_id' | 'corrected_at' | 'superseded_by' | 'review'>
  & Partial<Pick<components['schemas']['Violation'], 'plate_text' | 'place_text'>>
  & Partial<Pick<components['schemas']['OutreachSession'], 'target_ids'>>

export type ReviewedKind = 'violation' | 'outreach_session'
export interface Reviewed {
  kind: ReviewedKind
  record: ReviewedRecord
}

/** The page on which a record of each kind is made, and made anew. */
export const FORMS: Record<ReviewedKind, string> = { violation: '/violations/new', outreach_session: '/talks/new' }

export function reviewedOf(kind: ReviewedKind, views: readonly View<ReviewedRecord>[]): Reviewed[] {
  return views.map(({ data }) => ({ kind, record: data }))
}

/** Corrected or withdrawn on this phone, whether or not the server knows; what it refused is no answer. */
export function isAnswered(id: string, entries: readonly Entry[]): boolean {
  return entries.some(({ body, state }) => state.kind !== 'attention'
    && (body.supersedes === id || ('command_id' in body.payload && body.payload.command_id === id)))
}

/** What came back to its officer and waits for an answer, the oldest first. */
export function returnsTo(officerId: string, all: readonly Reviewed[], entries: readonly Entry[]): Reviewed[] {
  return all
    .filter(({ record }) => record.officer_id === officerId && record.review.state === 'returned' && !isAnswered(record.id, entries))
    .sort((one, other) => one.record.corrected_at.localeCompare(other.record.corrected_at))
}

export function lastVerdict({ review: { verdicts } }: ReviewedRecord): Verdict | null {
  return verdicts[verdicts.length - 1] ?? null
}
