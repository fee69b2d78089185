/** How the upload of a photo ends: with a receipt that holds, for now, or for good. */
import type { Problem } from '../platform/http'
import { delayAfter } from './backoff'
import type { PhotoRow, Upload } from './database'
import { fair } from './device'
import type { Ground } from './ground'
import { flawInPhotoReceipt } from './receipts'
import { contact, type Progress } from './send'
import { serverError } from './transport'
import type { SendError } from './types'
import type { SignedReceipt } from './wire'

/** Codes that another attempt may cure: a mangled chunk, a session that isn't tied to this phone yet. */
const CURABLE: readonly string[] = ['photo_digest_mismatch', 'enrolment_foreign']
const ATTEMPTS = 5

export async function receiptArrived(ground: Ground, photo: PhotoRow, { receipt, signature }: SignedReceipt): Promise<Progress> {
  const enrolment = await ground.db.enrolments.get(photo.enrolment_id)
  const pinned = enrolment?.receipt_key
  const flaw = pinned === undefined ? 'enrolment' : await flawInPhotoReceipt({ receipt, signature }, photo, pinned)
  if (flaw !== null) return postpone(ground, photo, { kind: 'receipt_unverifiable', part: flaw })
  await fair(ground.db)
  return end(ground, photo, { kind: 'done', receipt, signature }, ground.clock.now().getTime())
}

/** The photo's fault only if it says so itself, or if the server takes an empty batch from us. */
export async function refused(ground: Ground, photo: PhotoRow, problem: Problem): Promise<Progress> {
  const { code, params } = problem
  if (CURABLE.includes(code) && attemptsOf(photo) < ATTEMPTS) return postpone(ground, photo, serverError(problem))
  if (!code.startsWith('photo_') && (await contact(ground)) === 'stopped') return 'stopped'
  return end(ground, photo, { kind: 'failed', code, params }, null)
}

async function postpone({ db, clock, random }: Ground, photo: PhotoRow, last_error: SendError): Promise<Progress> {
  const attempts = attemptsOf(photo) + 1
  const not_before = clock.now().getTime() + delayAfter(attempts, random)
  const upload: Upload = { kind: 'waiting', offset: 0, attempts, not_before, last_error }
  await db.photos.update([photo.enrolment_id, photo.digest], { upload })
  return 'drained'
}

async function end({ db }: Ground, photo: PhotoRow, upload: Upload, done_at: number | null): Promise<Progress> {
  await db.photos.update([photo.enrolment_id, photo.digest], { upload, done_at })
  return 'drained'
}

function attemptsOf({ upload }: PhotoRow): number {
  return upload.kind === 'waiting' ? upload.attempts : 0
}
