/** Which photo comes next, and when its bytes may leave the phone. */
import Dexie from 'dexie'
import { isDue } from './backoff'
import type { Database, EntryRow, PhotoRow } from './database'
import { wantsPhotos } from './entry-state'
import type { Ground } from './ground'
import { statesOf } from './reading'
import { sendCommands, type Progress } from './send'
import { uploadPhoto } from './upload'

/** Sent photos stay on the phone for so long, so that the officer can look at them without network. */
const BYTES_KEPT_MS = 7 * 24 * 60 * 60_000

/** Sends all photos that are due; records made meanwhile go first. */
export async function sendPhotos(ground: Ground): Promise<Progress> {
  for (;;) {
    const photo = await nextPhoto(ground)
    if (photo === null) return 'drained'
    if ((await sendOne(ground, photo)) === 'stopped') return 'stopped'
    if ((await sendCommands(ground)) === 'stopped') return 'stopped'
  }
}

async function nextPhoto({ db, clock }: Ground): Promise<PhotoRow | null> {
  for (const photo of await db.photos.where('upload.kind').equals('waiting').toArray()) {
    const due = photo.upload.kind === 'waiting' && isDue(photo.upload.not_before, clock.now())
    if (due && (await entriesWith(db, photo)).some(wantsPhotos)) return photo
  }
  return null
}

async function sendOne(ground: Ground, photo: PhotoRow): Promise<Progress> {
  const row = await ground.db.photo_bytes.get([photo.enrolment_id, photo.digest])
  if (row === undefined) throw new Error(`photo ${photo.digest} waits without its bytes`)
  return uploadPhoto(ground, photo, new Uint8Array(await ground.sealer.open(row.bytes)))
}

/** Lets go the bytes of photos that were sent a week ago and whose records are all settled. */
export async function letGoSentBytes({ db, clock }: Ground): Promise<void> {
  const before = clock.now().getTime() - BYTES_KEPT_MS
  for (const photo of await db.photos.where('done_at').between(Dexie.minKey, before).toArray()) {
    const states = await statesOf(db, await entriesWith(db, photo))
    const settled = [...states.values()].every((state) => state.kind === 'confirmed')
    if (settled) await db.photo_bytes.delete([photo.enrolment_id, photo.digest])
  }
}

async function entriesWith(db: Database, { digest, enrolment_id }: PhotoRow): Promise<EntryRow[]> {
  const rows = await db.entries.where('photo_digests').equals(digest).toArray()
  return rows.filter((row) => row.enrolment_id === enrolment_id)
}
