/**
 * Uploads one photo in chunks, each from the offset that the server names, so that a cut costs one chunk at most.
 */
import type { PhotoRow } from './database'
import type { Ground } from './ground'
import { receiptArrived, refused } from './photo-outcome'
import type { Progress } from './send'
import { ask, FOREIGN, notNow, type Answer } from './transport'
import type { SignedReceipt } from './wire'

const CHUNK_BYTES = 256 * 1024
const TIMEOUT_MS = 90_000
/** How often the server may send us to another offset within one upload before we doubt that it is ours. */
const DETOURS = 3

/** Where the upload stands: at an offset, or over for now. */
type Step = { kind: 'at'; offset: number; detours: number } | { kind: 'over'; progress: Progress }

const STOPPED: Step = { kind: 'over', progress: 'stopped' }

export async function uploadPhoto(ground: Ground, photo: PhotoRow, bytes: Uint8Array<ArrayBuffer>): Promise<Progress> {
  let step = await begin(ground, photo)
  while (step.kind === 'at') step = await sendChunk(ground, photo, bytes, step)
  return step.progress
}

async function begin(ground: Ground, photo: PhotoRow): Promise<Step> {
  const answer = await ask(ground, { method: 'HEAD', path: path(photo), headers: owner(photo) })
  if (answer.kind === 'refused' && answer.problem.status === 404) return { kind: 'at', offset: 0, detours: 0 }
  return answer.kind === 'ok' ? moveTo(ground, photo, offsetIn(answer), 0, 0) : unlucky(ground, photo, answer)
}

type At = Extract<Step, { kind: 'at' }>

async function sendChunk(ground: Ground, photo: PhotoRow, bytes: Uint8Array<ArrayBuffer>, { offset, detours }: At): Promise<Step> {
  const answer = await ask(ground, {
    method: 'PATCH',
    path: path(photo),
    headers: {
      ...owner(photo),
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(offset),
      'Upload-Length': String(photo.size_bytes),
    },
    body: bytes.slice(offset, offset + CHUNK_BYTES),
    timeoutMs: TIMEOUT_MS,
  })
  if (answer.kind === 'ok' && answer.status === 204) return moveTo(ground, photo, offsetIn(answer), offset + 1, detours)
  if (answer.kind === 'ok') return { kind: 'over', progress: await receiptArrived(ground, photo, answer.body as SignedReceipt) }
  if (answer.kind === 'refused' && answer.problem.code === 'upload_offset_mismatch' && detours < DETOURS)
    return moveTo(ground, photo, answer.problem.params['offset'], 0, detours + 1)
  return unlucky(ground, photo, answer)
}

/** Believes an offset only from `least` to the photo's size: anything else isn't our server talking. */
async function moveTo(ground: Ground, photo: PhotoRow, offset: unknown, least: number, detours: number): Promise<Step> {
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < least || offset > photo.size_bytes) {
    await notNow(ground, FOREIGN, null)
    return STOPPED
  }
  await ground.db.photos
    .where('[enrolment_id+digest]')
    .equals([photo.enrolment_id, photo.digest])
    .modify((row) => { if (row.upload.kind === 'waiting') row.upload.offset = offset })
  return { kind: 'at', offset, detours }
}

async function unlucky(ground: Ground, photo: PhotoRow, answer: Exclude<Answer, { kind: 'ok' }>): Promise<Step> {
  return answer.kind === 'not_now' ? STOPPED : { kind: 'over', progress: await refused(ground, photo, answer.problem) }
}

function path({ digest }: PhotoRow): string {
  return `/photos/${digest}`
}

function owner({ enrolment_id }: PhotoRow): Record<string, string> {
  return { 'Xunlu-Enrolment': enrolment_id }
}

/** NaN without the header, which `moveTo` doesn't believe. */
function offsetIn(answer: Extract<Answer, { kind: 'ok' }>): number {
  return Number(answer.header('Upload-Offset') ?? Number.NaN)
}
