/** The form in which a proposal is changed before it is adopted: text fields by member, and what differs from the suggestion. */
import type { Proposal, Suggestion } from './shapes'

/** The members that may be said otherwise, by kind, in the order of the form. */
export const FIELDS = {
  period: ['section_id', 'starts', 'ends', 'weekdays', 'valid_from', 'valid_to', 'required_passes'],
  section: ['section_id', 'starts', 'ends', 'weekdays', 'valid_from', 'valid_to', 'required_passes'],
  post: ['name', 'starts', 'ends', 'weekdays', 'valid_from', 'valid_to'],
  village: ['village', 'starts_on', 'ends_on'],
} as const
export type Field = (typeof FIELDS)[Proposal['kind']][number]
export type AdoptionDraft = Partial<Record<Field, string>>

export function draftOf(proposal: Proposal): AdoptionDraft {
  const suggestion = proposal.suggestion as Suggestion
  return Object.fromEntries(FIELDS[proposal.kind].map((field) => [field, textOf(suggestion[field])]))
}

/** What is said otherwise than suggested, as the server takes it. */
export function changesOf(proposal: Proposal, draft: AdoptionDraft): Suggestion {
  const before = draftOf(proposal)
  const changed = FIELDS[proposal.kind].filter((field) => (draft[field] ?? '').trim() !== before[field] && (draft[field] ?? '').trim() !== '')
  return Object.fromEntries(changed.map((field) => [field, valueOf(field, (draft[field] ?? '').trim())]))
}

/** Whether something that is needed isn't there: a period's section is chosen by whoever adopts it. */
export function isIncomplete(proposal: Proposal, draft: AdoptionDraft): boolean {
  return FIELDS[proposal.kind].some((field) => field !== 'name' && (draft[field] ?? '').trim() === '')
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(',')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function valueOf(field: Field, text: string): string | number | number[] {
  if (field === 'weekdays') return text.split(',').map(Number)
  return field === 'required_passes' ? Number(text) : text
}
