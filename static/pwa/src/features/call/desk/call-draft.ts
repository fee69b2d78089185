/** What somebody types of a call at the desk, and what of it is said to the server. */
import type { Call } from '../../../api/desk'
import { instantOf, localOf } from '../../accident/desk'

export interface CallDraft {
  number: string
  /** Local: `2026-03-05 07:30`. */
  received_at: string
  kind: string
  outcome: Call['outcome']
  place_text: string
  town: string
  summary: string
  handled_by: string
}

export const emptyDraft = (): CallDraft => ({ number: '', received_at: '', kind: '', outcome: 'open', place_text: '', town: '', summary: '', handled_by: '' })

export function draftOf(call: Call): CallDraft {
  return {
    number: call.number ?? '',
    received_at: localOf(call.received_at).replace('T', ' '),
    kind: call.kind,
    outcome: call.outcome,
    place_text: call.place_text,
    town: call.town ?? '',
    summary: call.summary,
    handled_by: call.handled_by ?? '',
  }
}

export type CallFault = 'received_at' | 'kind'

export function faultsOf(draft: CallDraft): CallFault[] {
  const faults: CallFault[] = []
  if (instantOf(draft.received_at) === null) faults.push('received_at')
  if (draft.kind === '') faults.push('kind')
  return faults
}

/** The draft as the server reads it; only for one without faults. */
export function saidBy(draft: CallDraft): Record<string, unknown> {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    number: orNull(draft.number),
    received_at: instantOf(draft.received_at),
    kind: draft.kind,
    outcome: draft.outcome,
    place_text: draft.place_text.trim(),
    town: orNull(draft.town),
    summary: draft.summary.trim(),
    handled_by: orNull(draft.handled_by),
  }
}

/** What a draft says otherwise than the call. */
export function changesOf(call: Call, draft: CallDraft): Record<string, unknown> {
  const [before, now] = [saidBy(draftOf(call)), saidBy(draft)]
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== before[name]))
}
