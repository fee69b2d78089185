/** From rows to what the app sees. */
import Dexie from 'dexie'
import type { Database, EntryRow, PhotoRow } from './database'
import { weather } from './device'
import { entryState } from './entry-state'
import type { Ground } from './ground'
import type { Sealer } from './sealer'
import type { Counts, Entry, EntryState, RecordPhoto } from './types'
import type { CommandBody, Uuid } from './wire'

/** Throws for an id that isn't in the store: callers got it from there. */
export async function loadEntry({ db, sealer }: Ground, id: Uuid): Promise<Entry> {
  const read = await db.transaction('r', db.entries, db.photos, db.transport, async () => {
    const row = await db.entries.get(id)
    return row === undefined ? [] : withStates(db, [row])
  })
  const [entry] = await opened(sealer, read)
  if (entry === undefined) throw new Error(`no entry ${id}`)
  return entry
}

/** A row, and how it stands; read in one transaction, which closes before anything is unsealed. */
export type RowWithState = readonly [EntryRow, EntryState]

export async function withStates(db: Database, rows: readonly EntryRow[]): Promise<RowWithState[]> {
  const states = await statesOf(db, rows)
  return rows.map((row) => [row, states.get(row.id) as EntryState])
}

export function opened(sealer: Sealer, read: readonly RowWithState[]): Promise<Entry[]> {
  return Promise.all(
    read.map(async ([row, state]) => {
      const { id, officer_id, enrolment_id, seq, type, occurred_at, digest } = row
      const body = JSON.parse(await sealer.open(row.body)) as CommandBody
      return { id, officer_id, enrolment_id, seq, type, occurred_at, digest, body, state }
    }),
  )
}

export async function statesOf(db: Database, rows: readonly EntryRow[]): Promise<Map<Uuid, EntryState>> {
  const [photos, sky] = await Promise.all([photosByEnrolment(db, rows), weather(db)])
  return new Map(rows.map((row) => [row.id, entryState(row, photos.get(row.enrolment_id) ?? [], sky)]))
}

async function photosByEnrolment(db: Database, rows: readonly EntryRow[]): Promise<Map<Uuid, PhotoRow[]>> {
  const keys = rows.flatMap((row) => row.photo_digests.map((digest): [Uuid, string] => [row.enrolment_id, digest]))
  const found = new Map<Uuid, PhotoRow[]>()
  for (const photo of await db.photos.bulkGet(keys)) {
    if (photo !== undefined) found.set(photo.enrolment_id, [...(found.get(photo.enrolment_id) ?? []), photo])
  }
  return found
}

/** Of one officer on this phone, through all of their enrolments. */
export async function countsOf(db: Database, officer_id: Uuid): Promise<Counts> {
  const enrolments = await db.enrolments.where('officer_id').equals(officer_id).toArray()
  const rows = await db.entries.where('[officer_id+id]').between([officer_id, Dexie.minKey], [officer_id, Dexie.maxKey]).toArray()
  const counts: Counts = { created: 0, confirmed: 0, pending: 0, attention: 0 }
  for (const { next_seq } of enrolments) counts.created += next_seq - 1
  for (const { kind } of (await statesOf(db, rows)).values()) counts[kind] += 1
  return counts
}

/** The entry's photos in the order of its record. */
export async function photosOf({ db, sealer }: Ground, entry: Entry): Promise<RecordPhoto[]> {
  const photos = 'photos' in entry.body.payload ? entry.body.payload.photos : []
  return Promise.all(
    photos.map(async (photo) => {
      const row = await db.photo_bytes.get([entry.enrolment_id, photo.digest])
      const bytes = row === undefined ? null : new Blob([await sealer.open(row.bytes)], { type: photo.media_type })
      return { photo, bytes }
    }),
  )
}
