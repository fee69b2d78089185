/**
 * What lies on the phone. Coordination (ids, sequence, delivery) is readable; content (bodies, photos, views) is
 * sealed. All writes are strict: a resolved transaction has been flushed to the disk.
 */
import Dexie, { type Table } from 'dexie'
import type { Sealed } from './sealer'
import type { SendError, Settlement } from './types'
import type { ChangeKind, CommandType, Digest, Officer, ReceiptKey, SignedReceipt, Unit, Uuid, WireTime } from './wire'

/** Who holds a phone, as their session told it. `demo` is missing where it was written before sessions told it. */
export interface Person {
  officer: Officer
  units: Unit[]
  demo?: boolean
}

/** One row: this phone, and who holds it. Its contact is there where an older version wrote it. */
export interface DeviceRow extends Partial<Contact> {
  key: 'device'
  device_id: Uuid
  holder: { officer_id: Uuid; enrolment_id: Uuid; person: Sealed<Person> } | null
}

/** The last contact with the server, as far as there was one. */
export interface Contact {
  ticket: string | null
  clock_offset_ms: number | null
  last_contact_at: WireTime | null
}

/**
 * One row, beside the weather's. Apart from `DeviceRow`: every contact writes it, and whatever asks who holds the
 * phone, which is all that a page shows, would be read again each time.
 */
export interface ContactRow extends Contact {
  key: 'contact'
}

/** One row: how the network treated us last. Shared by all tabs and the worker. */
export interface TransportRow {
  key: 'transport'
  failures: number
  /** Epoch milliseconds; null: try at the next opportunity. */
  not_before: number | null
  /** The server itself named the time (Retry-After), so nobody may hurry. */
  ordered: boolean
  last_error: SendError | null
}

/** One (device, officer) with its key, its sequence and its chain. Kept as long as its entries. */
export interface EnrolmentRow {
  id: Uuid
  officer_id: Uuid
  device_id: Uuid
  key_name: string
  /** Pinned when the phone was enrolled; receipts are checked against nothing else. */
  receipt_key: ReceiptKey
  next_seq: number
  prev_digest: Digest | null
  /** The server no longer takes its commands. */
  retired: boolean
}

export type Delivery =
  | { kind: 'waiting'; attempts: number; not_before: number | null; last_error: SendError | null }
  | ({ kind: 'received' } & SignedReceipt)
  | { kind: 'rejected'; origin: 'problem' | 'http'; code: string; params: Readonly<Record<string, unknown>> }

export interface EntryRow {
  id: Uuid
  officer_id: Uuid
  enrolment_id: Uuid
  seq: number
  type: CommandType
  occurred_at: WireTime
  digest: Digest
  signature: string
  /** The exact string that was signed. */
  body: Sealed<string>
  photo_digests: Digest[]
  delivery: Delivery
  settlement: Settlement | null
}

export type Upload =
  | { kind: 'waiting'; offset: number; attempts: number; not_before: number | null; last_error: SendError | null }
  | ({ kind: 'done' } & SignedReceipt)
  | { kind: 'failed'; code: string; params: Readonly<Record<string, unknown>> }

/** A photo of one enrolment; entries link to it by digest. */
export interface PhotoRow {
  enrolment_id: Uuid
  digest: Digest
  size_bytes: number
  upload: Upload
  /** When its upload was confirmed, epoch milliseconds; its bytes are let go some days later. */
  done_at: number | null
}

/** Apart from `PhotoRow`, so that counting photos doesn't read them. */
export interface PhotoBytesRow {
  enrolment_id: Uuid
  digest: Digest
  bytes: Sealed<ArrayBuffer>
}

export interface ViewRow {
  officer_id: Uuid
  kind: ChangeKind
  id: string
  data: Sealed<unknown>
}

export interface CursorRow {
  officer_id: Uuid
  cursor: string
}

export class Database extends Dexie {
  declare device: Table<DeviceRow, string>
  declare transport: Table<TransportRow | ContactRow, string>
  declare enrolments: Table<EnrolmentRow, Uuid>
  declare entries: Table<EntryRow, Uuid>
  declare photos: Table<PhotoRow, [Uuid, Digest]>
  declare photo_bytes: Table<PhotoBytesRow, [Uuid, Digest]>
  declare views: Table<ViewRow, [Uuid, ChangeKind, string]>
  declare cursors: Table<CursorRow, Uuid>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      device: 'key',
      transport: 'key',
      enrolments: 'id, officer_id',
      entries: 'id, [officer_id+id], [enrolment_id+seq], delivery.kind, *photo_digests',
      photos: '[enrolment_id+digest], upload.kind, done_at',
      photo_bytes: '[enrolment_id+digest]',
      views: '[officer_id+kind+id], officer_id',
      cursors: 'officer_id',
    })
  }
}
