/**
 * What the rest of the app may know of the outbox, and the verbs it may use.
 *
 * The promise: an entry that `record` returned is on disk, signed, and stays until the server's receipt or a person
 * settles it. At any moment `created = confirmed + pending + attention`.
 *
 * Data fields have the wire's spelling (snake_case), so that a field has one name from the form to the table.
 */
import type { CameraFile, PreparedPhoto } from '../platform/photo'
import type {
  ChangeKind,
  CommandBody,
  CommandPayloads,
  CommandType,
  Digest,
  Fix,
  Flag,
  Officer,
  Photo,
  Session,
  Unit,
  Uuid,
  WireTime,
} from './wire'

export type { CameraFile, PreparedPhoto, Photo }

/** A value that can be watched. The first value comes soon, the next ones whenever the store changes, in any tab. */
export interface Live<T> {
  subscribe(next: (value: T) => void, failed?: (error: unknown) => void): () => void
}

/** Who holds this phone. Survives a cold start without network. */
export type Identity =
  | { kind: 'nobody' }
  | { kind: 'officer'; officer: Officer; units: Unit[]; demo: boolean; enrolment_id: Uuid; device_id: Uuid }

export type EnrolAnswer =
  | { kind: 'enrolled'; identity: Identity & { kind: 'officer' } }
  | { kind: 'failed'; error: SendError }

/** Why the last attempt to send came to nothing. The entry is kept whatever it was. */
export type SendError =
  | { kind: 'network'; reason: 'unreachable' | 'timeout' | 'foreign' }
  | { kind: 'sign_in_needed' }
  /** The server answered, but not usefully: 5xx, 429, or a 4xx that is not this record's fault. */
  | { kind: 'server'; status: number; code: string }
  /** An answer came whose receipt doesn't prove anything: wrong signature, other id, other digest. */
  | { kind: 'receipt_unverifiable'; part: ReceiptPart }

export type ReceiptPart = 'shape' | 'key' | 'signature' | 'id' | 'digest' | 'enrolment' | 'size'

export type EntryState =
  | {
      kind: 'pending'
      /** What is still under way. */
      waits_for: 'command' | 'photos'
      photos: { sent: number; total: number }
      attempts: number
      /** Not before this; null: at the next opportunity. */
      next_try_at: WireTime | null
      last_error: SendError | null
    }
  | {
      kind: 'confirmed'
      /** `abandoned` and `refused_settled` were settled by a person, `applied` by the receipts. */
      outcome: 'applied' | 'refused_settled' | 'abandoned'
      /** The receipt number people read out; null if the server never stored it. */
      number: number | null
      received_at: WireTime | null
      flags: Flag[]
      settlement: Settlement | null
    }
  | {
      kind: 'attention'
      /** receipt: stored and refused. problem, http: not stored. photo: stored, but a photo of it can't be. */
      origin: 'receipt' | 'problem' | 'http' | 'photo'
      /** Stable code with a sentence in the locale files; `http_<status>` if the answer had none. */
      code: string
      params: Readonly<Record<string, unknown>>
      /** Which of the verbs below will help. */
      ways_out: WayOut[]
      number: number | null
    }

/** correct: `correct()`. settle, resend, abandon, retry: the verb of that name. */
export type WayOut = 'correct' | 'settle' | 'resend' | 'abandon' | 'retry'

/** How a person settled an entry that needed attention. */
export interface Settlement {
  by: 'correction' | 'resend' | 'reason' | 'abandonment'
  reason: string | null
  /** The entry that took its place or explains it. */
  entry_id: Uuid | null
  at: WireTime
}

export interface Entry<T extends CommandType = CommandType> {
  id: Uuid
  officer_id: Uuid
  enrolment_id: Uuid
  seq: number
  type: T
  /** By the phone's clock. */
  occurred_at: WireTime
  /** The signed body, parsed. */
  body: CommandBody<T>
  digest: Digest
  state: EntryState
}

/** `created` comes from the sequence counters, the others from the entries: that they add up is checked, not assumed. */
export interface Counts {
  created: number
  confirmed: number
  pending: number
  attention: number
}

export type DraftPayload<T extends CommandType> = Omit<CommandPayloads[T], 'photos'>

/** A photo for a record: freshly prepared, or taken over from an older entry whose bytes are already at the server. */
export interface RecordPhoto {
  photo: Photo
  bytes: Blob | null
}

export interface RecordOptions {
  fix: Fix | null
  /** Only for types whose payload has photos. */
  photos?: readonly (PreparedPhoto | RecordPhoto)[]
  /** The applied command that this one corrects. */
  supersedes?: Uuid | null
  /** For whom the page was opened. Where somebody else holds the phone by now, nothing is signed. */
  officerId?: Uuid | undefined
}

export type CorrectOptions = Omit<RecordOptions, 'supersedes'>

/** A thing that happened elsewhere, as the server last told it. */
export interface View<D> {
  id: string
  data: D
}

export type SyncStatus =
  | { kind: 'idle'; last_contact_at: WireTime | null }
  | { kind: 'sending' }
  | { kind: 'waiting'; next_try_at: WireTime; last_error: SendError; last_contact_at: WireTime | null }
  | { kind: 'sign_in_needed' }

export interface OutboxHealth {
  /** Of everybody on this phone. */
  unsent: { commands: number; photos: number; photo_bytes: number }
  /** Bytes; null where the browser doesn't say. */
  room: { usedBytes: number; quotaBytes: number } | null
  persisted: boolean
}

/** What came of one attempt to send everything. */
export type FlushOutcome = 'done' | 'waiting' | 'sign_in_needed' | 'busy'

export interface Offline {
  /** Begins to send and to follow changes; call once, at start. The returned function stops it. */
  start(): () => void

  /** After GET or POST /session: remembers the officer and enrols the phone if it isn't. */
  adopt(session: Session, deviceName: string): Promise<EnrolAnswer>
  /** Forgets who holds the phone and drops their views, never an outbox. */
  release(): Promise<void>
  identity: Live<Identity>

  /**
   * Signs and stores. When it resolves the entry is on disk. Throws `NotEnrolled` without an officer,
   * `HolderChanged` where the phone went to another one, `PhotoBytesMissing` for a photo without bytes that this enrolment hasn't uploaded.
   */
  record<T extends CommandType>(type: T, payload: DraftPayload<T>, options: RecordOptions): Promise<Entry<T>>

  /** A new entry in place of one that was refused or whose photo failed; the old one becomes settled. */
  correct<T extends CommandType>(entryId: Uuid, payload: DraftPayload<T>, options: CorrectOptions): Promise<Entry<T>>
  /** Leaves it at that, with a reason (1–200 characters). */
  settle(entryId: Uuid, reason: string): Promise<void>
  /** The same content, signed anew, for an entry the server didn't take. */
  resend(entryId: Uuid): Promise<Entry>
  /** Gives up an entry the server didn't take, and tells the server why. */
  abandon(entryId: Uuid, reason: string): Promise<void>
  /** Sends the same bytes again. */
  retry(entryId: Uuid): Promise<void>

  /** Newest first; of the officer who holds the phone. */
  entries(limit?: number): Live<Entry[]>
  entry(id: Uuid): Live<Entry | null>
  counts: Live<Counts>
  /** The entry's photos; bytes null once they were sent and let go. */
  photosOf(entryId: Uuid): Promise<RecordPhoto[]>

  /** What the server told of `kind` to the officer who holds the phone. */
  views<D>(kind: ChangeKind): Live<View<D>[]>
  /** Sends everything that is due now, then asks for what happened elsewhere. */
  flush(): Promise<FlushOutcome>
  status: Live<SyncStatus>
  health: Live<OutboxHealth>
  /** Asks the browser not to evict our data. */
  persist(): Promise<boolean>
}
