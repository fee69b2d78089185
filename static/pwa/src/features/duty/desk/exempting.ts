/** Exempting a requirement: the span that was chosen, and the request. */
import type { ExemptionReason, NewExemption, Requirement } from '../../../api/desk'
import { clockText, dayKey } from '../../../locale/time'

export interface ExemptionDraft {
  reason: ExemptionReason
  note: string
  /** Null: all of the requirement's time. Otherwise local clocks, `23:30`. */
  part: { from: string; to: string } | null
}

type Window = Pick<Requirement, 'starts_at' | 'ends_at'>

/** Null when the chosen part isn't within the requirement's time. */
export function bodyOf({ reason, note, part }: ExemptionDraft, window: Window): NewExemption | null {
  if (part === null) return { reason, note: note.trim(), starts_at: null, ends_at: null }
  const [starts_at, ends_at] = [instantOf(part.from, window), instantOf(part.to, window)]
  return starts_at === null || ends_at === null || starts_at >= ends_at ? null : { reason, note: note.trim(), starts_at, ends_at }
}

/** The one instant within the window at which clocks in China show `clock`; after midnight it lies on the next day. */
function instantOf(clock: string, { starts_at, ends_at }: Window): string | null {
  const days = [dayKey(new Date(starts_at)), dayKey(new Date(ends_at))]
  const instants = days.map((day) => new Date(`${day}T${clock}:00+08:00`)).filter((at) => !Number.isNaN(at.getTime()))
  return instants.map((at) => at.toISOString()).find((at) => at >= new Date(starts_at).toISOString() && at <= new Date(ends_at).toISOString()) ?? null
}

export function wholeOf({ starts_at, ends_at }: Window): { from: string; to: string } {
  return { from: clockText(new Date(starts_at)), to: clockText(new Date(ends_at)) }
}
