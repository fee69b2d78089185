/** What can be said of sending and of the store at this moment. */
import { contactOf, weather } from './device'
import type { Ground } from './ground'
import { live } from './live'
import type { Pump } from './pump'
import { unsent } from './send'
import type { Live, OutboxHealth, SyncStatus } from './types'

/** Joins what the store remembers, shared by all tabs, with what this page is doing. */
export function statusOf(ground: Ground, pump: Pump): Live<SyncStatus> {
  return {
    subscribe: (next, failed) => {
      let stored: SyncStatus | null = null
      const tell = () => { if (stored !== null) next(pump.isSending ? { kind: 'sending' } : stored) }
      const unwatch = pump.onChange(tell)
      const unsubscribe = live(() => storedStatus(ground)).subscribe((latest) => {
        stored = latest
        tell()
      }, failed)
      return () => {
        unwatch()
        unsubscribe()
      }
    },
  }
}

async function storedStatus({ db }: Ground): Promise<SyncStatus> {
  const [{ last_error, not_before }, { last_contact_at }] = await Promise.all([weather(db), contactOf(db)])
  if (last_error === null) return { kind: 'idle', last_contact_at }
  if (last_error.kind === 'sign_in_needed') return { kind: 'sign_in_needed' }
  return { kind: 'waiting', next_try_at: new Date(not_before ?? 0).toISOString(), last_error, last_contact_at }
}

export async function health({ db, room }: Ground): Promise<OutboxHealth> {
  const counts = await unsent(db)
  let photo_bytes = 0
  await db.photos.where('upload.kind').equals('waiting').each((photo) => { photo_bytes += photo.size_bytes })
  const [estimate, persisted] = await Promise.all([room.estimate(), room.persisted()])
  return { unsent: { ...counts, photo_bytes }, room: estimate, persisted }
}
