/**
 * The time of a requirement as its records show it: a lane for each car, each officer and the exemptions. Mirrors how
 * app/geo/presence.py reads pairs of fixes; it illustrates a credit, it doesn't reckon one.
 */
import type { CheckIn, CreditTrack, Exemption, ExplainedCredit, Post, Section, TrackFix } from '../../../api/desk'
import { distanceM } from '../../checkin'
import { distanceToLineM } from './line-distance'

export type SpanKind = 'inside' | 'absent' | 'unknown' | 'claimed' | 'doubtful' | 'exempt'

/** Milliseconds since 1970, from < to. */
export interface Span {
  kind: SpanKind
  from: number
  to: number
}

export interface Window {
  from: number
  to: number
}

export type Lane =
  | { kind: 'track'; vehicle_id: string; plate: string; spans: Span[] }
  | { kind: 'officer'; officer_id: string; spans: Span[]; marks: { id: string; direction: 'in' | 'out'; at: number }[] }
  | { kind: 'exemption'; spans: Span[] }

/** Seconds; neighbouring fixes further apart say nothing of the time between. */
const MAX_GAP_S = 180
/** What positions scatter, and the width of a road's corridor. */
const POSITION_ERROR_M = 30
const MAX_SPEED_M_S = 50

export function windowOf({ starts_at, ends_at }: { starts_at: string; ends_at: string }): Window {
  return { from: Date.parse(starts_at), to: Date.parse(ends_at) }
}

export function lanesOf({ requirement, tracks, check_ins, exemptions, post, section }: ExplainedCredit): Lane[] {
  const window = windowOf(requirement)
  const isThere = insideOf(post, section)
  const officers = [...new Set(check_ins.map(({ officer_id }) => officer_id))]
  const standing = exemptions.filter(({ withdrawn_at }) => withdrawn_at === null)
  return [
    ...tracks.filter(({ opened }) => opened).map(({ vehicle_id, plate, fixes }): Lane => ({ kind: 'track', vehicle_id, plate, spans: spansOfTrack(fixes, isThere, window) })),
    ...officers.map((officer_id): Lane => officerLane(officer_id, check_ins.filter((each) => each.officer_id === officer_id), window)),
    ...(standing.length > 0 ? [{ kind: 'exemption', spans: spansOfExemptions(standing, window) } satisfies Lane] : []),
  ]
}

/** Whether a fix lies in the post's circle or in the section's corridor. */
export function insideOf(post: Post | null, section: Section | null): (fix: Pick<TrackFix, 'latitude' | 'longitude'>) => boolean {
  if (post !== null) return (fix) => distanceM(fix, post) <= post.radius_m + POSITION_ERROR_M
  const line = section?.line ?? []
  return (fix) => distanceToLineM(fix, line) <= POSITION_ERROR_M
}

/** What two neighbouring fixes say of the time between them. */
export function stepKind(one: TrackFix, other: TrackFix, isThere: (fix: TrackFix) => boolean): 'inside' | 'absent' | 'unknown' {
  const elapsed_s = (Date.parse(other.at) - Date.parse(one.at)) / 1000
  const believable = elapsed_s <= MAX_GAP_S && distanceM(one, other) <= elapsed_s * MAX_SPEED_M_S + POSITION_ERROR_M
  if (!believable || isThere(one) !== isThere(other)) return 'unknown'
  return isThere(one) ? 'inside' : 'absent'
}

/** The window cut by one track, without holes: what no step covers is unknown. */
export function spansOfTrack(fixes: CreditTrack['fixes'], isThere: (fix: TrackFix) => boolean, window: Window): Span[] {
  const steps = fixes.slice(1).map((fix, index): Span => {
    const before = fixes[index] as TrackFix
    return { kind: stepKind(before, fix, isThere), from: Date.parse(before.at), to: Date.parse(fix.at) }
  })
  return filled(clipped(steps, window), window)
}

/** Spans cut to the window, in order; empty ones dropped. */
function clipped(spans: readonly Span[], window: Window): Span[] {
  return spans
    .map((span) => ({ ...span, from: Math.max(span.from, window.from), to: Math.min(span.to, window.to) }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from)
}

/** Holes become unknown, and neighbours of one kind one span. */
function filled(spans: readonly Span[], window: Window): Span[] {
  const result: Span[] = []
  let reached = window.from
  const add = (span: Span) => {
    const last = result[result.length - 1]
    if (last?.kind === span.kind && last.to === span.from) last.to = span.to
    else if (span.from < span.to) result.push({ ...span })
  }
  for (const span of spans) {
    add({ kind: 'unknown', from: reached, to: span.from })
    add(span)
    reached = span.to
  }
  add({ kind: 'unknown', from: reached, to: window.to })
  return result
}

function officerLane(officer_id: string, check_ins: readonly CheckIn[], window: Window): Lane {
  const told = check_ins
    .filter(({ withdrawn_at, superseded_by }) => withdrawn_at === null && superseded_by === null)
    .sort((one, other) => one.corrected_at.localeCompare(other.corrected_at))
  return {
    kind: 'officer', officer_id,
    spans: clipped(told.flatMap((record, index) => claimOf(record, told[index + 1], window)), window),
    marks: told.map(({ id, direction, corrected_at }) => ({ id, direction, at: Date.parse(corrected_at) })),
  }
}

/** An arrival claims the time until the next word of the same officer; one judged outside claims nothing. */
function claimOf(record: CheckIn, next: CheckIn | undefined, window: Window): Span[] {
  if (record.direction !== 'in' || record.verdict === 'outside') return []
  const kind = record.verdict === 'inside' && record.clock_certain ? 'claimed' : 'doubtful'
  return [{ kind, from: Date.parse(record.corrected_at), to: next === undefined ? window.to : Date.parse(next.corrected_at) }]
}

function spansOfExemptions(exemptions: readonly Exemption[], window: Window): Span[] {
  return clipped(exemptions.map(({ starts_at, ends_at }) => ({ kind: 'exempt', from: Date.parse(starts_at), to: Date.parse(ends_at) })), window)
}

/** Instants for the axis: whole half hours, hours or two hours within the window, at most six of them up to half a day. */
export function ticksOf(window: Window): number[] {
  const step = [1_800_000, 3_600_000, 7_200_000].find((each) => (window.to - window.from) / each <= 5) ?? 14_400_000
  const first = Math.ceil(window.from / step) * step
  const count = Math.max(0, Math.floor((window.to - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => first + index * step)
}
