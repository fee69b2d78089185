/** When the next attempt is worth making. */
import type { Database } from './database'
import { weather } from './device'

/** Epoch milliseconds; null when nothing waits for a time of its own. The network's weather outweighs all else. */
export async function nextTry(db: Database): Promise<number | null> {
  const { not_before } = await weather(db)
  if (not_before !== null) return not_before
  const entries = await db.entries.where('delivery.kind').equals('waiting').toArray()
  const photos = await db.photos.where('upload.kind').equals('waiting').toArray()
  const states = [...entries.map((row) => row.delivery), ...photos.map((row) => row.upload)]
  const times = states.flatMap((state) => (state.kind === 'waiting' && state.not_before !== null ? [state.not_before] : []))
  return times.length === 0 ? null : Math.min(...times)
}
