/** The one transaction of `append`: sequence, entries, photos and the entry that is settled by them. */
import type { Replaced } from './append'
import type { Database, EnrolmentRow, EntryRow, PhotoBytesRow } from './database'
import { PhotoBytesMissing, WayClosed } from './errors'
import type { Ground } from './ground'
import type { RecordPhoto } from './types'
import type { Photo, WireTime } from './wire'

export type SealedPhoto = Pick<PhotoBytesRow, 'digest' | 'bytes'>

export interface Signed {
  enrolment: EnrolmentRow
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

/** False when the sequence has moved since the rows were signed; then nothing was written. */
export async function writeSigned({ db, clock }: Ground, signed: Signed): Promise<boolean> {
  const at = clock.now().toISOString()
  return db.transaction('rw', [db.enrolments, db.entries, db.photos, db.photo_bytes], async () => {
    if (!(await takeNumbers(db, signed))) return false
    await db.entries.bulkAdd([...signed.rows])
    for (const photo of signed.photos) await addPhoto(db, signed, photo)
    await settleReplaced(db, signed, at)
    return true
  })
}

async function takeNumbers(db: Database, { enrolment, rows }: Signed): Promise<boolean> {
  const latest = await db.enrolments.get(enrolment.id)
  if (latest?.next_seq !== enrolment.next_seq) return false
  const prev_digest = rows[rows.length - 1]?.digest ?? enrolment.prev_digest
  await db.enrolments.update(enrolment.id, { next_seq: enrolment.next_seq + rows.length, prev_digest })
  return true
}

/** A photo that this enrolment has already is linked, not stored again. */
async function addPhoto(db: Database, { enrolment, bytes }: Signed, { digest, size_bytes }: Photo): Promise<void> {
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
