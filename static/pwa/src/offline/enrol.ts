/**
 * Who holds the phone. A session is tied to the phone by enrolling it: with the key that this phone already has for
 * the officer, or with a new one. The receipt key is pinned once, at enrolment, and no session may change it.
 */
import type { SigningKey } from '../platform/keys'
import { uuid7 } from '../platform/uuid'
import { dropViews } from './changes'
import type { EnrolmentRow } from './database'
import { device, fair, noteTicket, weather } from './device'
import { utf8 } from './envelope'
import type { Ground } from './ground'
import { ask, FOREIGN } from './transport'
import type { EnrolAnswer, Identity, SendError } from './types'
import type { Enrolment, Session } from './wire'

export async function adopt(ground: Ground, session: Session, deviceName: string): Promise<EnrolAnswer> {
  await noteTicket(ground, session.ticket)
  const known = await usableEnrolment(ground, session)
  if (known !== null && known.row.id === session.enrolment_id) return hold(ground, session, known.row)
  const name = known?.row.key_name ?? uuid7(ground.clock.now())
  const key = known?.key ?? (await ground.keys.create(name))
  const answer = await enrol(ground, session, deviceName, key)
  return 'kind' in answer ? { kind: 'failed', error: answer } : hold(ground, session, await keep(ground, answer, name))
}

interface Usable {
  row: EnrolmentRow
  key: SigningKey
}

/** An enrolment of the officer that the server still takes and whose key is still here; the session's own, if it can be. */
async function usableEnrolment({ db, keys }: Ground, { officer, enrolment_id }: Session): Promise<Usable | null> {
  const rows = await db.enrolments.where('officer_id').equals(officer.id).filter((one) => !one.retired).toArray()
  rows.sort((one, other) => Number(other.id === enrolment_id) - Number(one.id === enrolment_id))
  for (const row of rows) {
    const key = await keys.find(row.key_name)
    if (key !== null) return { row, key }
  }
  return null
}

async function enrol(ground: Ground, session: Session, device_name: string, key: SigningKey): Promise<Enrolment | SendError> {
  const { device_id } = await device(ground.db)
  const { ticket, officer } = session
  const proof = await key.sign(utf8(`xunlu-enrol:v1:${device_id}:${officer.id}:${ticket}`))
  const body = { device_id, device_name, public_key: key.publicKey, ticket, proof }
  const answer = await ask(ground, { method: 'POST', path: '/enrolments', body })
  if (answer.kind === 'not_now') return (await weather(ground.db)).last_error ?? FOREIGN
  if (answer.kind === 'refused') return { kind: 'server', status: answer.problem.status, code: answer.problem.code }
  return isEnrolment(answer.body) ? answer.body : FOREIGN
}

function isEnrolment(body: unknown): body is Enrolment {
  const { id, next_sequence, receipt_key } = (body ?? {}) as Partial<Enrolment>
  return typeof id === 'string' && typeof next_sequence === 'number' && typeof receipt_key?.key_id === 'string'
}

/** The same enrolment again keeps the sequence that this phone has; only a new one starts. */
async function keep(ground: Ground, enrolment: Enrolment, key_name: string): Promise<EnrolmentRow> {
  const { id, officer_id, device_id, receipt_key, next_sequence, ticket } = enrolment
  const { db } = ground
  await noteTicket(ground, ticket)
  return db.transaction('rw', db.enrolments, async () => {
    const known = await db.enrolments.get(id)
    if (known !== undefined) return known
    const row = { id, officer_id, device_id, key_name, receipt_key, next_seq: next_sequence, prev_digest: null, retired: false }
    await db.enrolments.add(row)
    return row
  })
}

async function hold(ground: Ground, { officer, units, demo }: Session, row: EnrolmentRow): Promise<EnrolAnswer> {
  const person = await ground.sealer.seal({ officer, units, demo })
  const holder = { officer_id: officer.id, enrolment_id: row.id, person }
  // Each start of the app says the same again, and whatever a page shows is read again after this.
  if (JSON.stringify((await device(ground.db)).holder) !== JSON.stringify(holder)) await ground.db.device.update('device', { holder })
  await fair(ground.db)
  const { id: enrolment_id, device_id } = row
  return { kind: 'enrolled', identity: { kind: 'officer', officer, units, demo, enrolment_id, device_id } }
}

export async function release(ground: Ground): Promise<void> {
  const { holder } = await device(ground.db)
  if (holder === null) return
  await ground.db.device.update('device', { holder: null })
  await dropViews(ground, holder.officer_id)
}

export async function identity({ db, sealer }: Ground): Promise<Identity> {
  const { holder, device_id } = await device(db)
  if (holder === null) return { kind: 'nobody' }
  const { officer, units, demo = false } = await sealer.open(holder.person)
  return { kind: 'officer', officer, units, demo, enrolment_id: holder.enrolment_id, device_id }
}
