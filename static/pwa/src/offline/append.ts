/**
 * Writing into the outbox, one record of this page after the other: sign first, then one strict transaction that looks
 * whether the sequence is still where it was, moves it, and stores entries and photos together. A crash before the
 * transaction leaves nothing behind, and no number used.
 */
import { uuid7 } from '../platform/uuid'
import type { EntryRow } from './database'
import { signBody } from './envelope'
import type { Ground } from './ground'
import { moveOn, signerOf, type Signer } from './signer'
import type { RecordPhoto, Settlement } from './types'
import type { CommandBody, CommandType, Uuid } from './wire'
import { sealPhotos, writeSigned } from './write'

/** When something happened, as far as it was known then. */
export type Moment = Pick<CommandBody, 'occurred_at' | 'ticket' | 'clock_offset_ms'>

export interface Draft<T extends CommandType = CommandType> {
  type: T
  payload: CommandBody<T>['payload']
  fix: CommandBody['fix']
  supersedes: Uuid | null
  photos: readonly RecordPhoto[]
  /** Null: it happens now. */
  moment: Moment | null
}

/** An older entry that the first of the new ones settles, in the same transaction. */
export interface Replaced {
  entry_id: Uuid
  by: Settlement['by']
  reason: string | null
}

/**
 * Stores one entry per draft, in order, all as `officerId`'s; without one as that of whoever held the phone at the
 * first try. Throws `NotEnrolled`, `HolderChanged` or `PhotoBytesMissing`; then nothing is stored.
 */
export async function append(ground: Ground, drafts: readonly Draft[], replaced: Replaced | null, officerId: Uuid | undefined): Promise<EntryRow[]> {
  const photos = drafts.flatMap((draft) => draft.photos)
  const bytes = photos.length === 0 ? [] : await sealPhotos(ground, photos)
  return ground.turns.hold('append', async () => {
    let whose = officerId
    for (;;) {
      const signer = await signerOf(ground, whose)
      whose = signer.enrolment.officer_id
      const rows = await signAll(ground, signer, drafts)
      const enrolment = await writeSigned(ground, { signer, rows, photos: photos.map(({ photo }) => photo), bytes, replaced })
      if (enrolment !== null) {
        moveOn(ground, enrolment)
        return rows
      }
      // Another tab took the number, or enrolled anew: sign anew, unless the phone changed hands.
      ground.atHand.signer = null
    }
  })
}

async function signAll(ground: Ground, signer: Signer, drafts: readonly Draft[]): Promise<EntryRow[]> {
  const rows: EntryRow[] = []
  let { next_seq: seq, prev_digest: prev } = signer.enrolment
  for (const draft of drafts) {
    const row = await signOne(ground, signer, draft, { seq, prev })
    rows.push(row)
    seq += 1
    prev = row.digest
  }
  return rows
}

async function signOne(
  { appVersion, clock, sealer }: Ground,
  { contact: { ticket, clock_offset_ms }, enrolment, key }: Signer,
  { type, payload, fix, supersedes, photos, moment }: Draft,
  place: Pick<CommandBody, 'seq' | 'prev'>,
): Promise<EntryRow> {
  const now = clock.now()
  const fields: CommandBody = {
    v: 1,
    suite: 'P256-SHA256',
    id: uuid7(now),
    type,
    app: appVersion,
    device: enrolment.device_id,
    officer: enrolment.officer_id,
    enrolment: enrolment.id,
    ...place,
    ...(moment ?? { ticket, occurred_at: now.toISOString(), clock_offset_ms }),
    fix,
    supersedes,
    payload,
  }
  const { body, digest, signature } = await signBody(key, fields)
  return {
    id: fields.id,
    officer_id: enrolment.officer_id,
    enrolment_id: enrolment.id,
    seq: fields.seq,
    type,
    occurred_at: fields.occurred_at,
    digest,
    signature,
    body: await sealer.seal(body),
    photo_digests: photos.map(({ photo }) => photo.digest),
    delivery: { kind: 'waiting', attempts: 0, not_before: null, last_error: null },
    settlement: null,
  }
}
