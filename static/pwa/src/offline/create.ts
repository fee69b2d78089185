/** Puts the outbox together. */
import { newDevice } from './device'
import { Database } from './database'
import { adopt, identity, release } from './enrol'
import type { Ground, OfflineDeps } from './ground'
import { live } from './live'
import { Pump } from './pump'
import { loadEntry, photosOf } from './reading'
import { plainSealer } from './sealer'
import { health, statusOf } from './status'
import type { Offline } from './types'
import { abandon, correct, record, resend, retry, settle } from './verbs'
import { ownCounts, ownEntries, ownEntry, ownViews } from './views'

const DEFAULT_LIMIT = 200

export function createOffline({ databaseName = 'xunlu', random = Math.random, ...deps }: OfflineDeps): Offline {
  const ground: Ground = { ...deps, random, sealer: plainSealer, db: open(databaseName, deps) }
  const pump = new Pump(ground)
  /** What was written is on disk already; that it also gets sent is nobody's to wait for. */
  const thenSend = async <T>(written: Promise<T>): Promise<T> => {
    const result = await written
    pump.kick()
    ground.wakeups.requestSync().catch(() => false)
    return result
  }
  return {
    start: () => pump.start(),
    adopt: (session, deviceName) => thenSend(adopt(ground, session, deviceName)),
    release: () => release(ground),
    identity: live(() => identity(ground)),
    record: (type, payload, options) => thenSend(record(ground, type, payload, options)),
    correct: (entryId, payload, options) => thenSend(correct(ground, entryId, payload, options)),
    settle: (entryId, reason) => settle(ground, entryId, reason),
    resend: (entryId) => thenSend(resend(ground, entryId)),
    abandon: (entryId, reason) => thenSend(abandon(ground, entryId, reason)),
    retry: (entryId) => thenSend(retry(ground, entryId)),
    entries: (limit = DEFAULT_LIMIT) => live(() => ownEntries(ground, limit)),
    entry: (id) => live(() => ownEntry(ground, id)),
    counts: live(() => ownCounts(ground)),
    photosOf: async (entryId) => photosOf(ground, await loadEntry(ground, entryId)),
    views: (kind) => live(() => ownViews(ground, kind)),
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
