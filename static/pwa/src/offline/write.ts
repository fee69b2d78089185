/** The one transaction of `append`: sequence, entries, photos and the entry that is settled by them. */
import type { Replaced } from './append'
import type { Database, EnrolmentRow, EntryRow, PhotoBytesRow } from './database'
import { device } from './device'
import { PhotoBytesMissing, WayClosed } from './errors'
import type { Ground } from './ground'
import type { Signer } from './signer'
import type { RecordPhoto } from './types'
import type { Photo, WireTime } from './wire'

export type SealedPhoto = Pick<PhotoBytesRow, 'digest' | 'bytes'>

export interface Signed {
  signer: Signer
  rows: readonly EntryRow[]
  photos: readonly Photo[]
  bytes: readonly SealedPhoto[]
  replaced: Replaced | null
}

/** Before the transaction, which would close while a blob is being read. */
export async function sealPhotos({ sealer }: Ground, photos: readonly RecordPhoto[]): Promise<SealedPhoto[]> {
  const sealed: SealedPhoto[] = []
  for (const { photo, bytes } of photos) {
    if (bytes !== null) sealed.push({ digest: photo.digest, bytes: await sealer.seal(await bytes.arrayBuffer()) })
  }
  return sealed
}

/**
 * The enrolment with its next number; null when the signer doesn't hold any more, and then nothing was written. What
 * can go to the store at once does: on an old phone each way there and back costs more than the work itself.
 */
export async function writeSigned({ db, clock }: Ground, signed: Signed): Promise<EnrolmentRow | null> {
  const at = clock.now().toISOString()
  const stores = [db.device, db.enrolments, db.entries, db.photos, db.photo_bytes]
  return db.transaction('rw', signed.photos.length > 0 ? stores : stores.slice(0, 3), async () => {
    const latest = await enrolmentIfCurrent(db, signed.signer)
    if (latest === null) return null
    const moved = numbersTaken(latest, signed.rows)
    await Promise.all([db.enrolments.put(moved), db.entries.bulkAdd([...signed.rows])])
    for (const photo of signed.photos) await addPhoto(db, signed, photo)
    await settleReplaced(db, signed, at)
    return moved
  })
}

/** Null unless the store says what the signer went by: the same holder, the next number. */
async function enrolmentIfCurrent(db: Database, { enrolment: { id, next_seq } }: Signer): Promise<EnrolmentRow | null> {
  const [{ holder }, latest] = await Promise.all([device(db), db.enrolments.get(id)])
  return holder?.enrolment_id === id && latest?.next_seq === next_seq ? latest : null
}

function numbersTaken(enrolment: EnrolmentRow, rows: readonly EntryRow[]): EnrolmentRow {
  const prev_digest = rows[rows.length - 1]?.digest ?? enrolment.prev_digest
  return { ...enrolment, next_seq: enrolment.next_seq + rows.length, prev_digest }
}

/** A photo that this enrolment has already is linked, not stored again. */
async function addPhoto(db: Database, { signer: { enrolment }, bytes }: Signed, { digest, size_bytes }: Photo): Promise<void> {
  const enrolment_id = enrolment.id
  if ((await db.photos.get([enrolment_id, digest])) !== undefined) return
  const given = bytes.find((one) => one.digest === digest)
  if (given === undefined) throw new PhotoBytesMissing()
  const upload = { kind: 'waiting', offset: 0, attempts: 0, not_before: null, last_error: null } as const
  await db.photos.add({ enrolment_id, digest, size_bytes, upload, done_at: null })
  await db.photo_bytes.add({ ...given, enrolment_id })
}

async function settleReplaced(db: Database, { replaced, rows }: Signed, at: WireTime): Promise<void> {
  if (replaced === null) return
  const old = await db.entries.get(replaced.entry_id)
  if (old === undefined || old.settlement !== null) throw new WayClosed()
  const { by, reason } = replaced
  await db.entries.update(old.id, { settlement: { by, reason, entry_id: rows[0]?.id ?? null, at } })
}
