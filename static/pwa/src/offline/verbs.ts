/** Recording, and the ways out of an entry that needs attention. */
import { append, type Draft, type Moment, type Replaced } from './append'
import { device } from './device'
import { WayClosed } from './errors'
import type { Ground } from './ground'
import { loadEntry, photosOf } from './reading'
import type { CorrectOptions, DraftPayload, Entry, RecordOptions, RecordPhoto, WayOut } from './types'
import type { CommandBody, CommandType, Uuid } from './wire'

const WITH_PHOTOS: readonly CommandType[] = ['violation.report', 'outreach.close_session', 'dispatch.report_back', 'hazard.report', 'accident.report', 'inspection.record']

export async function record<T extends CommandType>(
  ground: Ground,
  type: T,
  payload: DraftPayload<T>,
  { fix, photos = [], supersedes = null, officerId }: RecordOptions,
): Promise<Entry<T>> {
  const moment = supersedes === null ? null : await momentOfLocal(ground, supersedes)
  const draft = { type, payload: complete(type, payload, photos), fix, supersedes, photos, moment }
  return (await appendOne(ground, [draft], null, officerId)) as Entry<T>
}

/** A refused entry gets a fresh one; one that was applied, but without a photo, gets one that supersedes it. */
export async function correct<T extends CommandType>(
  ground: Ground,
  entryId: Uuid,
  payload: DraftPayload<T>,
  { fix, photos = [], officerId }: CorrectOptions,
): Promise<Entry<T>> {
  const old = await throughWay(ground, entryId, 'correct')
  const supersedes = old.state.kind === 'attention' && old.state.origin === 'photo' ? old.id : null
  const draft = { type: old.type, payload: complete(old.type, payload, photos), fix, supersedes, photos, moment: momentOf(old) }
  return (await appendOne(ground, [draft], { entry_id: old.id, by: 'correction', reason: null }, officerId ?? old.officer_id)) as Entry<T>
}

export async function settle(ground: Ground, entryId: Uuid, reason: string): Promise<void> {
  const { id } = await throughWay(ground, entryId, 'settle')
  const settlement = { by: 'reason' as const, reason, entry_id: null, at: ground.clock.now().toISOString() }
  await ground.db.entries.update(id, { settlement })
}

export async function resend(ground: Ground, entryId: Uuid): Promise<Entry> {
  const old = await throughWay(ground, entryId, 'resend')
  const { type, payload, fix, supersedes } = old.body
  const again: Draft = { type, payload, fix, supersedes, photos: await photosOf(ground, old), moment: momentOf(old) }
  const drafts = [again, ...(await explanation(ground, old, 'resent'))]
  return appendOne(ground, drafts, { entry_id: old.id, by: 'resend', reason: null }, old.officer_id)
}

export async function abandon(ground: Ground, entryId: Uuid, reason: string): Promise<void> {
  const old = await throughWay(ground, entryId, 'abandon')
  const drafts = await explanation(ground, old, reason)
  if (drafts.length > 0) await append(ground, drafts, { entry_id: old.id, by: 'abandonment', reason }, old.officer_id)
  else await settleAbandoned(ground, old, reason)
}

/** The same bytes once more: an entry that an HTTP error stopped, or its photos. */
export async function retry({ db, ...rest }: Ground, entryId: Uuid): Promise<void> {
  const old = await throughWay({ db, ...rest }, entryId, 'retry')
  const waiting = { kind: 'waiting', attempts: 0, not_before: null, last_error: null } as const
  await db.transaction('rw', db.entries, db.photos, async () => {
    const row = await db.entries.get(old.id)
    if (row?.delivery.kind === 'rejected') await db.entries.update(old.id, { delivery: waiting })
    for (const digest of row?.photo_digests ?? []) {
      const photo = await db.photos.get([old.enrolment_id, digest])
      if (photo?.upload.kind === 'failed') await db.photos.put({ ...photo, upload: { ...waiting, offset: 0 } })
    }
  })
}

async function throughWay(ground: Ground, entryId: Uuid, way: WayOut): Promise<Entry> {
  const entry = await loadEntry(ground, entryId)
  if (entry.state.kind !== 'attention' || !entry.state.ways_out.includes(way)) throw new WayClosed(way)
  return entry
}

async function appendOne(ground: Ground, drafts: readonly Draft[], replaced: Replaced | null, officerId: Uuid | undefined): Promise<Entry> {
  const [row] = await append(ground, drafts, replaced, officerId)
  if (row === undefined) throw new Error('nothing to append')
  return loadEntry(ground, row.id)
}

function complete<T extends CommandType>(type: T, payload: DraftPayload<T>, photos: readonly RecordPhoto[]): CommandBody<T>['payload'] {
  const carries = WITH_PHOTOS.includes(type)
  if (!carries && photos.length > 0) throw new TypeError(`${type} carries no photos`)
  const whole = carries ? { ...payload, photos: photos.map(({ photo }) => photo) } : payload
  return whole as CommandBody<T>['payload']
}

/** What takes the place of an older record happened when that one did. Null for one made on another phone. */
async function momentOfLocal(ground: Ground, id: Uuid): Promise<Moment | null> {
  const old = await ground.db.entries.get(id)
  return old === undefined ? null : momentOf(await loadEntry(ground, id))
}

function momentOf({ body: { occurred_at, ticket, clock_offset_ms } }: Entry): Moment {
  return { occurred_at, ticket, clock_offset_ms }
}

/** Tells the server why a number stays empty. Not under another enrolment, and not where the number is taken. */
async function explanation(ground: Ground, old: Entry, reason: string): Promise<Draft[]> {
  const { holder } = await device(ground.db)
  const enrolment = await ground.db.enrolments.get(old.enrolment_id)
  const taken = old.state.kind === 'attention' && old.state.code === 'sequence_conflict'
  if (taken || enrolment?.retired !== false || holder?.enrolment_id !== old.enrolment_id) return []
  const payload = { seq: old.seq, digest: old.digest, reason }
  return [{ type: 'sync.abandon', payload, fix: null, supersedes: null, photos: [], moment: null }]
}

async function settleAbandoned({ db, clock }: Ground, old: Entry, reason: string): Promise<void> {
  const at = clock.now().toISOString()
  await db.entries.update(old.id, { settlement: { by: 'abandonment', reason, entry_id: null, at } })
}
