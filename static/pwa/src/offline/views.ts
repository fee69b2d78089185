/** What the officer who holds the phone may see: their entries, and what the server told them. */
import Dexie from 'dexie'
import { device } from './device'
import type { Ground } from './ground'
import { countsOf, loadEntry, opened, withStates } from './reading'
import type { Counts, Entry, View } from './types'
import type { ChangeKind, Uuid } from './wire'

const NOTHING: Counts = { created: 0, confirmed: 0, pending: 0, attention: 0 }

export async function ownEntries({ db, sealer }: Ground, limit: number): Promise<Entry[]> {
  const read = await db.transaction('r', db.device, db.entries, db.photos, db.transport, async () => {
    const { holder } = await device(db)
    if (holder === null) return []
    return withStates(db, await db.entries.where('[officer_id+id]').between(...ownRange(holder.officer_id)).reverse().limit(limit).toArray())
  })
  return opened(sealer, read)
}

export async function ownEntry(ground: Ground, id: Uuid): Promise<Entry | null> {
  const { holder } = await device(ground.db)
  const row = await ground.db.entries.get(id)
  return row === undefined || row.officer_id !== holder?.officer_id ? null : loadEntry(ground, id)
}

export async function ownCounts({ db }: Ground): Promise<Counts> {
  return db.transaction('r', db.device, db.enrolments, db.entries, db.photos, db.transport, async () => {
    const { holder } = await device(db)
    return holder === null ? NOTHING : countsOf(db, holder.officer_id)
  })
}

export async function ownViews<D>({ db, sealer }: Ground, kind: ChangeKind): Promise<View<D>[]> {
  const rows = await db.transaction('r', db.device, db.views, async () => {
    const { holder } = await device(db)
    if (holder === null) return []
    const range: [unknown[], unknown[]] = [[holder.officer_id, kind, Dexie.minKey], [holder.officer_id, kind, Dexie.maxKey]]
    return db.views.where('[officer_id+kind+id]').between(...range).toArray()
  })
  return Promise.all(rows.map(async ({ id, data }) => ({ id, data: (await sealer.open(data)) as D })))
}

function ownRange(officer_id: Uuid): [unknown[], unknown[]] {
  return [[officer_id, Dexie.minKey], [officer_id, Dexie.maxKey]]
}
