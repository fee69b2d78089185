/**
 * Taps and what they come to. A tap is first a line of a draft on the phone; a draft becomes one command. Until then
 * undoing is free, afterwards it corrects the command. Pure.
 */
import { dutyDayOf } from '../duty'
import type { CommandPayloads, Entry, Uuid, View, WireTime } from '../../offline'
import { goneIds, isOf, isRefused } from './standing'
import type { Tally } from './views'

export type TallyPayload = CommandPayloads['shift.tally']

export interface Tap {
  kind: string
  at: WireTime
}

/** `id` travels with the command: a draft counts once, however often a dying phone hands it in. */
export interface Draft {
  id: Uuid
  officer_id: Uuid
  taps: Tap[]
}

export function payloadOf({ id, taps }: Draft): TallyPayload {
  const times = taps.map(({ at }) => at).sort()
  return { draft_id: id, first_at: times[0] ?? '', last_at: times[times.length - 1] ?? '', counts: linesOf(countTaps(taps)) }
}

export function countTaps(taps: readonly Tap[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { kind } of taps) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

function linesOf(counts: ReadonlyMap<string, number>): TallyPayload['counts'] {
  return [...counts].filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }))
}

/** The draft without its last tap of a kind; null when it has none. */
export function withoutLast(draft: Draft, kind: string): Draft | null {
  const last = draft.taps.map((tap) => tap.kind).lastIndexOf(kind)
  return last === -1 ? null : { ...draft, taps: draft.taps.filter((_tap, index) => index !== last) }
}

/** A tally that counts, as the command that stands for it said it. */
export interface Standing {
  id: Uuid
  payload: TallyPayload
}

/** The own tallies of a duty day that stand, oldest first: those said here, and those that the server told of. */
export function standingTallies(entries: readonly Entry[], views: readonly View<Tally>[], day: string): Standing[] {
  const taken = entries.filter((entry) => !isRefused(entry))
  const gone = goneIds(taken)
  const told = views.map(({ data: { id, draft_id, first_at, last_at, counts } }): Standing => ({ id, payload: { draft_id, first_at, last_at, counts: linesOf(new Map(Object.entries(counts))) } }))
  const said = taken.filter((entry) => isOf(entry, 'shift.tally')).map(({ id, body }): Standing => ({ id, payload: body.payload }))
  const known = new Set(said.map(({ id }) => id))
  return [...told.filter(({ id }) => !known.has(id)), ...said]
    .filter(({ id, payload }) => !gone.has(id) && dutyDayOf(new Date(payload.last_at)) === day)
    .sort((one, other) => one.payload.last_at.localeCompare(other.payload.last_at) || one.id.localeCompare(other.id))
}

/** How often each kind was done: in what stands, and in drafts. */
export function totalsOf(standing: readonly Standing[], drafts: readonly Draft[]): Map<string, number> {
  const totals = countTaps(drafts.flatMap(({ taps }) => taps))
  for (const { payload } of standing) for (const { kind, count } of payload.counts) totals.set(kind, (totals.get(kind) ?? 0) + count)
  return totals
}

/** What one less of a kind means once it was handed in: a correction, or taking the whole tally back. */
export type Less = { how: 'correct'; id: Uuid; payload: TallyPayload } | { how: 'withdraw'; id: Uuid }

export function oneLess(standing: readonly Standing[], kind: string): Less | null {
  const latest = [...standing].reverse().find(({ payload }) => payload.counts.some((line) => line.kind === kind))
  if (latest === undefined) return null
  const counts = latest.payload.counts.map((line) => (line.kind === kind ? { ...line, count: line.count - 1 } : line)).filter(({ count }) => count > 0)
  return counts.length === 0 ? { how: 'withdraw', id: latest.id } : { how: 'correct', id: latest.id, payload: { ...latest.payload, counts } }
}
