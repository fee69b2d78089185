/** A phone and a server, put together for one test. */
import { createOffline, type Live, type Offline, type OfflineDeps, type Officer, type Photo, type PreparedPhoto, type RecordPhoto } from '../../src/offline'
import { sha256Hex } from '../../src/platform/digest'
import { indexedDbKeys } from '../../src/platform/keys'
import { pageLocks } from '../../src/platform/locks'
import { uuid7 } from '../../src/platform/uuid'
import { FakeClock } from '../fake-clock'
import { FakeServer } from './fake-server'
import { fakeSigner } from './fake-signer'

export interface Stage {
  server: FakeServer
  clock: FakeClock
  deps: OfflineDeps
  offline: Offline
  /** Another tab, or the same phone after its browser was killed. */
  reopen: (changes?: Partial<OfflineDeps>) => Offline
}

const keys = indexedDbKeys()

/** Nothing is sent until the test flushes: `server.signedIn` and the rest are its to change first. */
export async function bareStage(): Promise<Stage> {
  const clock = new FakeClock()
  const server = new FakeServer(await fakeSigner())
  const deps: OfflineDeps = {
    http: server,
    clock,
    keys,
    locks: pageLocks(),
    room: { estimate: () => Promise.resolve(null), persisted: () => Promise.resolve(false), persist: () => Promise.resolve(true) },
    wakeups: { onWake: () => () => undefined, requestSync: () => Promise.resolve(false) },
    appVersion: '0.1.0',
    random: () => 0.5,
    databaseName: uuid7(new Date()),
  }
  const reopen = (changes: Partial<OfflineDeps> = {}) => createOffline({ ...deps, ...changes })
  return { server, clock, deps, offline: reopen(), reopen }
}

/** With an enrolled officer, and all that this caused already sent. */
export async function stage(): Promise<Stage> {
  const set = await bareStage()
  await set.offline.adopt(set.server.session(officer('007')), 'phone')
  await set.offline.flush()
  set.server.requests.length = 0
  return set
}

export function officer(badge: string): Officer {
  const id = `0190b000-0000-7000-8000-${badge.padStart(12, '0')}`
  return { id, badge, name: `officer ${badge}`, rank: 'police', unit_id: id, roles: ['officer'], mentor_id: null }
}

export const POST_ID = '0190c000-0000-7000-8000-000000000001'

export function checkIn(offline: Offline) {
  return offline.record('checkin.check_in', { post_id: POST_ID, requirement_id: null }, { fix: null })
}

export function report(offline: Offline, photos: RecordPhoto[] = []) {
  return offline.record(
    'violation.report',
    {
      plate: { text: '鲁P12345', type_code: '02', manual_reason: null }, offences: [{ code: '1039', speeding: null, decision_number: null }], section_id: null, chainage_m: null,
      place_text: '', crew_ids: [], outcome: 'recorded', note: '',
    },
    { fix: null, photos },
  )
}

/** Bytes that differ by `seed`, ready for a record. */
export async function photo(seed: number, size = 600 * 1024): Promise<PreparedPhoto> {
  const raw = Uint8Array.from({ length: size }, (_none, place) => (place * 31 + seed) % 251)
  const described: Photo = { digest: await sha256Hex(raw), size_bytes: size, media_type: 'image/jpeg', source: 'camera', camera: null }
  return { photo: described, bytes: new Blob([raw]) }
}

/** The value of a live query now. */
export function now<T>(live: Live<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = live.subscribe(
      (value) => {
        resolve(value)
        queueMicrotask(() => { stop() })
      },
      reject,
    )
  })
}

export async function stateOf(offline: Offline, id: string) {
  const entry = await now(offline.entry(id))
  if (entry === null) throw new Error(`no entry ${id}`)
  return entry.state
}
