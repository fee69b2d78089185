/** The rows of which there is exactly one: this phone, and how the network treated it. */
import { uuid7 } from '../platform/uuid'
import type { Database, DeviceRow, TransportRow } from './database'
import type { Ground } from './ground'
import type { WireTime } from './wire'

export const FAIR_WEATHER: TransportRow = {
  key: 'transport',
  failures: 0,
  not_before: null,
  ordered: false,
  last_error: null,
}

/** Null in the row until there is something to tell. Made with the database, so that it is there from the start. */
export function newDevice(now: Date): DeviceRow {
  return {
    key: 'device',
    device_id: uuid7(now),
    holder: null,
    ticket: null,
    clock_offset_ms: null,
    last_contact_at: null,
  }
}

export async function device(db: Database): Promise<DeviceRow> {
  const row = await db.device.get('device')
  if (row === undefined) throw new Error('the database was made without its device row')
  return row
}

export async function weather(db: Database): Promise<TransportRow> {
  return (await db.transport.get('transport')) ?? FAIR_WEATHER
}

/**
 * Keeps the ticket, and how far the server's clock is ahead, taking its answer for the middle of the round
 * trip. `leftAtMs`: when the request left, by the monotonic clock.
 */
export async function noteContact(
  { db, clock }: Ground,
  leftAtMs: number,
  { ticket, server_time }: { ticket: string; server_time: WireTime },
): Promise<void> {
  const phoneMs = clock.now().getTime() - (clock.monotonicMs() - leftAtMs) / 2
  const clock_offset_ms = Math.round(Date.parse(server_time) - phoneMs)
  await db.device.update('device', { ticket, clock_offset_ms, last_contact_at: server_time })
}
