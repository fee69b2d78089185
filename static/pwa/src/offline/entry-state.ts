/** The one function that says how an entry stands. Pure; everything shown or counted goes through it. */
import type { Delivery, EntryRow, PhotoRow, TransportRow, Upload } from './database'
import type { EntryState, WayOut } from './types'
import type { CommandReceipt, CommandType } from './wire'

export type StateRow = Pick<EntryRow, 'type' | 'delivery' | 'settlement' | 'photo_digests'>
type Waiting = Extract<Delivery, { kind: 'waiting' }>
type Weather = Pick<TransportRow, 'not_before' | 'last_error'>

const CORRECTABLE: readonly CommandType[] = ['checkin.check_in', 'checkin.check_out', 'violation.report']

/** `photos` are those of the entry's enrolment that it links to; others in the list are ignored. */
export function entryState(row: StateRow, photos: readonly PhotoRow[], weather: Weather): EntryState {
  const uploads = photos.filter((photo) => row.photo_digests.includes(photo.digest)).map((photo) => photo.upload)
  const { delivery } = row
  if (delivery.kind === 'rejected') return rejectedState(row, delivery)
  if (delivery.kind === 'waiting') return pending('command', row, uploads, delivery, weather)
  return receivedState(row, readReceipt(delivery.receipt), uploads, weather)
}

/** Whether the server will look for this entry's photos: not if it refused the record or never took it. */
export function wantsPhotos({ delivery }: Pick<EntryRow, 'delivery'>): boolean {
  if (delivery.kind === 'received') return readReceipt(delivery.receipt).status === 'applied'
  return delivery.kind === 'waiting'
}

/** For receipts that were verified before they were stored. */
export function readReceipt(receipt: string): CommandReceipt {
  return JSON.parse(receipt) as CommandReceipt
}

function rejectedState(row: StateRow, { origin, code, params }: Extract<Delivery, { kind: 'rejected' }>): EntryState {
  if (row.settlement !== null) return settled(row, 'abandoned', null)
  const mayPass = origin === 'http' || code === 'enrolment_foreign'
  const ways_out: WayOut[] = mayPass ? ['retry', 'resend', 'abandon'] : ['resend', 'abandon']
  return { kind: 'attention', origin, code, params, ways_out, number: null }
}

function receivedState(row: StateRow, receipt: CommandReceipt, uploads: readonly Upload[], weather: Weather): EntryState {
  if (receipt.status === 'refused') return refusedState(row, receipt)
  if (row.settlement !== null) return settled(row, 'applied', receipt)
  for (const upload of uploads) if (upload.kind === 'failed') return photoFailed(receipt, upload)
  const waiting = uploads.find((upload) => upload.kind === 'waiting')
  return waiting === undefined ? settled(row, 'applied', receipt) : pending('photos', row, uploads, waiting, weather)
}

function refusedState(row: StateRow, receipt: CommandReceipt): EntryState {
  if (row.settlement !== null) return settled(row, 'refused_settled', receipt)
  const ways_out: WayOut[] = CORRECTABLE.includes(row.type) ? ['correct', 'settle'] : ['settle']
  const { code, params, number } = receipt
  return { kind: 'attention', origin: 'receipt', code: code ?? 'refused', params, ways_out, number }
}

function photoFailed({ number }: CommandReceipt, { code, params }: Extract<Upload, { kind: 'failed' }>): EntryState {
  const final = code.startsWith('photo_')
  const ways_out: WayOut[] = final ? ['correct', 'settle'] : ['retry', 'correct', 'settle']
  return { kind: 'attention', origin: 'photo', code, params, ways_out, number }
}

function settled(row: StateRow, outcome: 'applied' | 'refused_settled' | 'abandoned', receipt: CommandReceipt | null): EntryState {
  return {
    kind: 'confirmed',
    outcome,
    number: receipt?.number ?? null,
    received_at: receipt?.received_at ?? null,
    flags: receipt?.flags ?? [],
    settlement: row.settlement,
  }
}

function pending(
  waits_for: 'command' | 'photos',
  row: StateRow,
  uploads: readonly Upload[],
  own: Omit<Waiting, 'kind'>,
  weather: Weather,
): EntryState {
  const next = Math.max(own.not_before ?? 0, weather.not_before ?? 0)
  return {
    kind: 'pending',
    waits_for,
    photos: { sent: uploads.filter((upload) => upload.kind === 'done').length, total: row.photo_digests.length },
    attempts: own.attempts,
    next_try_at: next === 0 ? null : new Date(next).toISOString(),
    last_error: own.last_error ?? weather.last_error,
  }
}
