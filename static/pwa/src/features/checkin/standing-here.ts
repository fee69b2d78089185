/** What the holder's own records say: at which post they have arrived and not left. Pure. */
import type { CommandType, Entry, Uuid } from '../../offline'

export interface Arrival {
  entry: Entry<'checkin.check_in'>
  post_id: Uuid
}

/** The open arrival at `now`, or null. An arrival older than `MAX_STAY_MS` is taken for a forgotten departure. */
export function openArrival(entries: readonly Entry[], now: Date): Arrival | null {
  const latest = lastWord(entries)
  if (latest === null || !isType(latest, 'checkin.check_in')) return null
  if (now.getTime() - Date.parse(latest.occurred_at) > MAX_STAY_MS) return null
  return { entry: latest, post_id: latest.body.payload.post_id }
}

const MAX_STAY_MS = 16 * 3_600_000

/** The latest arrival or departure that wasn't withdrawn, refused or replaced; `entries` come newest first. */
export function lastWord(entries: readonly Entry[]): Entry<'checkin.check_in'> | Entry<'checkin.check_out'> | null {
  const gone = new Set(entries.flatMap((entry) => (isType(entry, 'checkin.withdraw') ? entry.body.payload.command_id : (entry.body.supersedes ?? []))))
  return entries.filter(isCheckIn).find((entry) => !gone.has(entry.id) && !isRefused(entry)) ?? null
}

/** What the holder said about one requirement. */
export function saidOf(requirementId: Uuid, entries: readonly Entry[]): 'none' | 'here' | 'left' {
  const word = lastWord(entries.filter((entry) => !isCheckIn(entry) || entry.body.payload.requirement_id === requirementId))
  if (word === null) return 'none'
  return word.type === 'checkin.check_in' ? 'here' : 'left'
}

function isRefused(entry: Entry): boolean {
  const { state } = entry
  return (state.kind === 'attention' && state.origin === 'receipt') || (state.kind === 'confirmed' && state.outcome !== 'applied')
}

function isCheckIn(entry: Entry): entry is Entry<'checkin.check_in'> | Entry<'checkin.check_out'> {
  return entry.type === 'checkin.check_in' || entry.type === 'checkin.check_out'
}

export function isType<T extends CommandType>(entry: Entry, type: T): entry is Entry<T> {
  return entry.type === type
}
