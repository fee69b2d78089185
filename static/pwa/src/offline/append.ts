/**
 * Writing into the outbox. Under one lock: sign first, then one strict transaction that moves the sequence and
 * stores entries and photos together. A crash before the transaction leaves nothing behind, and no number used.
 */
import type { SigningKey } from '../platform/keys'
import { uuid7 } from '../platform/uuid'
import type { DeviceRow, EnrolmentRow, EntryRow } from './database'
import { device } from './device'
import { signBody } from './envelope'
import { NotEnrolled } from './errors'
import type { Ground } from './ground'
import type { RecordPhoto, Settlement } from './types'
import type { CommandBody, CommandType, Uuid } from './wire'
import { sealPhotos, writeSigned } from './write'

const SEQUENCE_LOCK = 'xunlu-sequence'

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

interface Signer {
  device: DeviceRow
  enrolment: EnrolmentRow
  key: SigningKey
}

/** Stores one entry per draft, in order. Throws `NotEnrolled` or `PhotoBytesMissing`; then nothing is stored. */
export async function append(ground: Ground, drafts: readonly Draft[], replaced: Replaced | null): Promise<EntryRow[]> {
  const bytes = await sealPhotos(ground, drafts.flatMap((draft) => draft.photos))
  return ground.locks.hold(SEQUENCE_LOCK, async () => {
    for (;;) {
      const signer = await findSigner(ground)
      const rows = await signAll(ground, signer, drafts)
      const photos = drafts.flatMap((draft) => draft.photos.map(({ photo }) => photo))
      // Where locks hold within one page only, another tab may have taken the number meanwhile: sign anew.
      if (await writeSigned(ground, { enrolment: signer.enrolment, rows, photos, bytes, replaced })) return rows
    }
  })
}

async function findSigner({ db, keys }: Ground): Promise<Signer> {
  const row = await device(db)
  const enrolment = row.holder === null ? undefined : await db.enrolments.get(row.holder.enrolment_id)
  const key = enrolment === undefined ? null : await keys.find(enrolment.key_name)
  if (enrolment === undefined || key === null) throw new NotEnrolled()
  return { device: row, enrolment, key }
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
  { device: { ticket, clock_offset_ms }, enrolment, key }: Signer,
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
