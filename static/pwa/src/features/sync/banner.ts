/** What the line above every page says, if anything. Pure. */
import type { Counts, SyncStatus } from '../../offline'

export type Banner =
  | { kind: 'none' }
  | { kind: 'attention'; count: number }
  | { kind: 'sign_in'; count: number }
  | { kind: 'offline'; count: number }
  | { kind: 'sending' }
  | { kind: 'unsent'; count: number }

/** What needs a person comes first, then what keeps things from moving, then what moves by itself. */
export function bannerOf(status: SyncStatus, { pending, attention }: Counts): Banner {
  if (status.kind === 'sign_in_needed') return { kind: 'sign_in', count: pending }
  if (attention > 0) return { kind: 'attention', count: attention }
  if (status.kind === 'waiting') return status.last_error.kind === 'network' ? { kind: 'offline', count: pending } : { kind: 'unsent', count: pending }
  if (pending === 0) return { kind: 'none' }
  return status.kind === 'sending' ? { kind: 'sending' } : { kind: 'unsent', count: pending }
}

/** The promise of the outbox: nothing that was created is missing from the sum. */
export function addsUp({ created, confirmed, pending, attention }: Counts): boolean {
  return created === confirmed + pending + attention
}
