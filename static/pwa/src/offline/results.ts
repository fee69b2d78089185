/** Turns the server's answers to a batch into what the entries hold. */
import { delayAfter } from './backoff'
import type { Database, Delivery, EntryRow } from './database'
import type { Ground } from './ground'
import { flawInCommandReceipt } from './receipts'
import type { ReceiptPart, SendError } from './types'
import type { CommandResult, SignedReceipt, Uuid, WireProblem } from './wire'

/** The enrolment is of no more use, and the next sign-in makes another. */
const ENROLMENT_GONE: readonly string[] = ['enrolment_unknown', 'enrolment_revoked']
/** Says more about the session than about the record: it may not be tied to this phone yet. */
const SESSION_FOREIGN = 'enrolment_foreign'
const FOREIGN_ATTEMPTS = 5

/** `results` are as many as `rows` and in the same order. Signatures are checked before the transaction opens. */
export async function storeResults(ground: Ground, rows: readonly EntryRow[], results: readonly CommandResult[]): Promise<void> {
  const settled = await Promise.all(
    rows.map(async (row, place): Promise<[Uuid, Delivery]> => [row.id, await deliveryAfter(ground, row, results[place])]),
  )
  const gone = rows.filter((_row, place) => endsEnrolment(results[place])).map((row) => row.enrolment_id)
  const { db } = ground
  await db.transaction('rw', db.entries, db.enrolments, async () => {
    for (const [id, delivery] of settled) await move(db, id, delivery)
    await db.enrolments.where('id').anyOf(gone).modify({ retired: true })
  })
}

/** Only what still waits: meanwhile another answer may have come first, and a receipt is never taken back. */
async function move(db: Database, id: Uuid, delivery: Delivery): Promise<void> {
  const row = await db.entries.get(id)
  if (row?.delivery.kind === 'waiting') await db.entries.update(id, { delivery })
}

async function deliveryAfter(ground: Ground, row: EntryRow, result: CommandResult | undefined): Promise<Delivery> {
  if (result?.state === 'problem') return afterProblem(ground, row, result.problem)
  if (result?.state !== 'receipt') return later(ground, row, { kind: 'receipt_unverifiable', part: 'shape' })
  const { receipt, signature } = result
  const part = await flawIn(ground, row, { receipt, signature })
  return part === null ? { kind: 'received', receipt, signature } : later(ground, row, { kind: 'receipt_unverifiable', part })
}

async function flawIn({ db }: Ground, row: EntryRow, signed: SignedReceipt): Promise<ReceiptPart | null> {
  const enrolment = await db.enrolments.get(row.enrolment_id)
  return enrolment === undefined ? 'enrolment' : flawInCommandReceipt(signed, row, enrolment.receipt_key)
}

function afterProblem(ground: Ground, row: EntryRow, { status, code, params = {} }: WireProblem): Delivery {
  const curable = code === SESSION_FOREIGN && attemptsOf(row) < FOREIGN_ATTEMPTS
  return curable ? later(ground, row, { kind: 'server', status, code }) : { kind: 'rejected', origin: 'problem', code, params }
}

function later({ clock, random }: Ground, row: EntryRow, last_error: SendError): Delivery {
  const attempts = attemptsOf(row) + 1
  const not_before = clock.now().getTime() + delayAfter(attempts, random)
  return { kind: 'waiting', attempts, not_before, last_error }
}

function attemptsOf({ delivery }: EntryRow): number {
  return delivery.kind === 'waiting' ? delivery.attempts : 0
}

function endsEnrolment(result: CommandResult | undefined): boolean {
  return result?.state === 'problem' && ENROLMENT_GONE.includes(result.problem.code)
}
