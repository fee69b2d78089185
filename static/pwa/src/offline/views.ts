/** What the officer who holds the phone may see: their entries, and what the server told them. */
import Dexie from 'dexie'
import { device } from './device'
import type { Ground } from './ground'
import { countsOf, loadEntry, toEntries } from './reading'
import type { Counts, Entry, View } from './types'
import type { ChangeKind, Uuid } from './wire'

const NOTHING: Counts = { created: 0, confirmed: 0, pending: 0, attention: 0 }

export async function ownEntries(ground: Ground, limit: number): Promise<Entry[]> {
  const { holder } = await device(ground.db)
  if (holder === null) return []
  const range = ownRange(holder.officer_id)
  return toEntries(ground, await ground.db.entries.where('[officer_id+id]').between(...range).reverse().limit(limit).toArray())
}

export async function ownEntry(ground: Ground, id: Uuid): Promise<Entry | null> {
  const { holder } = await device(ground.db)
  const row = await ground.db.entries.get(id)
  return row === undefined || row.officer_id !== holder?.officer_id ? null : loadEntry(ground, id)
}

export async function ownCounts({ db }: Ground): Promise<Counts> {
  const { holder } = await device(db)
  return holder === null ? NOTHING : countsOf(db, holder.officer_id)
}

export async function ownViews<D>({ db, sealer }: Ground, kind: ChangeKind): Promise<View<D>[]> {
  const { holder } = await device(db)
  if (holder === null) return []
  const range: [unknown[], unknown[]] = [[holder.officer_id, kind, Dexie.minKey], [holder.officer_id, kind, Dexie.maxKey]]
  const rows = await db.views.where('[officer_id+kind+id]').between(...range).toArray()
  return Promise.all(rows.map(async ({ id, data }) => ({ id, data: (await sealer.open(data)) as D })))
}

function ownRange(officer_id: Uuid): [unknown[], unknown[]] {
  return [[officer_id, Dexie.minKey], [officer_id, Dexie.maxKey]]
}
