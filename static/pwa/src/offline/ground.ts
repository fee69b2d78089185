/** What every part of the outbox stands on. */
import type { Clock } from '../platform/clock'
import type { Http } from '../platform/http'
import type { KeyStore } from '../platform/keys'
import type { Locks } from '../platform/locks'
import type { StorageRoom } from '../platform/storage'
import type { Wakeups } from '../platform/wakeups'
import type { Database } from './database'
import type { Sealer } from './sealer'
import type { Signer } from './signer'

/** Everything outside of the outbox; tests replace what they like. */
export interface OfflineDeps {
  http: Http
  clock: Clock
  keys: KeyStore
  locks: Locks
  room: StorageRoom
  wakeups: Wakeups
  /** Goes into every envelope. */
  appVersion: string
  /** 0 ≤ x < 1, for the jitter of retries. */
  random?: () => number
  databaseName?: string
}

export interface Ground extends Required<Omit<OfflineDeps, 'databaseName'>> {
  db: Database
  sealer: Sealer
  /** Within this page, also where the browser's locks would do: those cost a way to its other processes and back. */
  turns: Locks
  /** Who signs next, while `keepSigner` keeps it; null: to be read. */
  atHand: { signer: Signer | null }
}
