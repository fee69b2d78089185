/** Puts the outbox together. */
import { pageLocks } from '../platform/locks'
import { newDevice } from './device'
import { Database } from './database'
import { adopt, identity, release } from './enrol'
import type { Ground, OfflineDeps } from './ground'
import { byKey, live } from './live'
import { Pump } from './pump'
import { loadEntry, photosOf } from './reading'
import { plainSealer } from './sealer'
import { keepSigner } from './signer'
import { health, statusOf } from './status'
import type { Live, Offline, View } from './types'
import { abandon, correct, record, resend, retry, settle } from './verbs'
import { ownCounts, ownEntries, ownEntry, ownViews } from './views'
import type { ChangeKind } from './wire'

const DEFAULT_LIMIT = 200

export function createOffline({ databaseName = 'xunlu', random = Math.random, ...deps }: OfflineDeps): Offline {
  const ground: Ground = { ...deps, random, sealer: plainSealer, db: open(databaseName, deps), turns: pageLocks(), atHand: { signer: null } }
  const pump = new Pump(ground)
  const entries = byKey((limit: number) => live(() => ownEntries(ground, limit)))
  const views = byKey((kind: ChangeKind) => live(() => ownViews<unknown>(ground, kind)))
  /** What was written is on disk already; that it also gets sent is nobody's to wait for. */
  const thenSend = async <T>(written: Promise<T>): Promise<T> => {
    const result = await written
    pump.kick()
    ground.wakeups.requestSync().catch(() => false)
    return result
  }
  return {
    start: () => {
      const letGo = keepSigner(ground)
      const stop = pump.start()
      return () => {
        letGo()
        stop()
      }
    },
    adopt: (session, deviceName) => thenSend(adopt(ground, session, deviceName)),
    release: () => release(ground),
    identity: live(() => identity(ground)),
    record: (type, payload, options) => thenSend(record(ground, type, payload, options)),
    correct: (entryId, payload, options) => thenSend(correct(ground, entryId, payload, options)),
    settle: (entryId, reason) => settle(ground, entryId, reason),
    resend: (entryId) => thenSend(resend(ground, entryId)),
    abandon: (entryId, reason) => thenSend(abandon(ground, entryId, reason)),
    retry: (entryId) => thenSend(retry(ground, entryId)),
    entries: (limit = DEFAULT_LIMIT) => entries(limit),
    entry: (id) => live(() => ownEntry(ground, id)),
    counts: live(() => ownCounts(ground)),
    photosOf: async (entryId) => photosOf(ground, await loadEntry(ground, entryId)),
    views: <D>(kind: ChangeKind) => views(kind) as Live<View<D>[]>,
    flush: () => pump.run(true),
    status: statusOf(ground, pump),
    health: live(() => health(ground)),
    persist: () => ground.room.persist(),
  }
}

function open(name: string, { clock }: Pick<OfflineDeps, 'clock'>): Database {
  const db = new Database(name)
  db.on('populate', () => { void db.device.add(newDevice(clock.now())) })
  return db
}
