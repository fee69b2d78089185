/** The rows of which there is exactly one: this phone, its last contact, and how the network treated it. */
import { uuid7 } from '../platform/uuid'
import type { Contact, Database, DeviceRow, TransportRow } from './database'
import type { Ground } from './ground'
import type { WireTime } from './wire'

export const FAIR_WEATHER: TransportRow = {
  key: 'transport',
  failures: 0,
  not_before: null,
  ordered: false,
  last_error: null,
}

/** Made with the database, so that it is there from the start. */
export function newDevice(now: Date): DeviceRow {
  return { key: 'device', device_id: uuid7(now), holder: null }
}

export async function device(db: Database): Promise<DeviceRow> {
  const row = await db.device.get('device')
  if (row === undefined) throw new Error('the database was made without its device row')
  return row
}

export async function weather(db: Database): Promise<TransportRow> {
  const row = await db.transport.get('transport')
  return row?.key === 'transport' ? row : FAIR_WEATHER
}

export async function contactOf(db: Database): Promise<Contact> {
  const row = await db.transport.get('contact')
  if (row?.key === 'contact') return row
  const { ticket = null, clock_offset_ms = null, last_contact_at = null } = await device(db)
  return { ticket, clock_offset_ms, last_contact_at }
}

/** A ticket from beside the exchange of commands: it says nothing about the clocks. */
export async function noteTicket({ db }: Ground, ticket: string): Promise<void> {
  await db.transport.put({ ...(await contactOf(db)), key: 'contact', ticket })
}

/**
 * The server has answered us properly: the weather is fair again. Keeps the ticket, and how far the server's clock is
 * ahead, taking its answer for the middle of the round trip. `leftAtMs`: when the request left, by the monotonic clock.
 */
export async function heard(
  { db, clock, atHand }: Ground,
  leftAtMs: number,
  { ticket, server_time }: { ticket: string; server_time: WireTime },
): Promise<void> {
  const phoneMs = clock.now().getTime() - (clock.monotonicMs() - leftAtMs) / 2
  const clock_offset_ms = Math.round(Date.parse(server_time) - phoneMs)
  const contact: Contact = { ticket, clock_offset_ms, last_contact_at: server_time }
  await db.transaction('rw', db.transport, async () => {
    await db.transport.put({ key: 'contact', ...contact })
    await fair(db)
  })
  if (atHand.signer !== null) atHand.signer = { ...atHand.signer, contact }
}

/** Written only where it is news: all entries are read again after it. */
export async function fair(db: Database): Promise<void> {
  if ((await weather(db)).last_error !== null) await db.transport.put(FAIR_WEATHER)
}
