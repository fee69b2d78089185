/**
 * Sends what waits, in batches, in order of each sequence. An entry leaves only against its receipt; a batch that is
 * refused as a whole is halved until the culprit stands alone, so one bad record never holds back another.
 */
import { isDue } from './backoff'
import type { Database, EntryRow } from './database'
import { heard } from './device'
import type { Ground } from './ground'
import { storeResults } from './results'
import { ask, FOREIGN, notNow, serverError } from './transport'
import type { CommandsAnswer } from './wire'
import type { Problem } from '../platform/http'

const BATCH_COMMANDS = 50
/** Half of what the server takes, because text grows when it is quoted inside of JSON. */
const BATCH_CHARACTERS = 512 * 1024
const TIMEOUT_MS = 60_000

/** `stopped`: it makes no sense to go on now, and it has been remembered why. */
export type Progress = 'drained' | 'stopped'

export async function sendCommands(ground: Ground): Promise<Progress> {
  for (;;) {
    const batch = await nextBatch(ground)
    if (batch.length === 0) return 'drained'
    if ((await sendBatch(ground, batch)) === 'stopped') return 'stopped'
  }
}

/** An empty batch: fetches a ticket, says what the phone still holds, and shows whether the server takes us at all. */
export async function contact(ground: Ground): Promise<Progress> {
  const posted = await post(ground, [])
  if (posted.kind === 'refused') return stop(ground, posted.problem)
  return posted.kind === 'answered' ? 'drained' : 'stopped'
}

async function nextBatch({ db, clock, sealer }: Ground): Promise<Outgoing[]> {
  const waiting = await db.entries.where('delivery.kind').equals('waiting').toArray()
  const due = waiting.filter(({ delivery }) => delivery.kind === 'waiting' && isDue(delivery.not_before, clock.now()))
  due.sort((one, other) => compare(one.enrolment_id, other.enrolment_id) || one.seq - other.seq)
  const batch: Outgoing[] = []
  let characters = 0
  for (const row of due.slice(0, BATCH_COMMANDS)) {
    const body = await sealer.open(row.body)
    characters += body.length
    if (batch.length > 0 && characters > BATCH_CHARACTERS) break
    batch.push({ row, body })
  }
  return batch
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

interface Outgoing {
  row: EntryRow
  body: string
}

async function sendBatch(ground: Ground, batch: readonly Outgoing[]): Promise<Progress> {
  const posted = await post(ground, batch)
  if (posted.kind === 'stopped') return countAttempt(ground, batch)
  if (posted.kind === 'refused') return batch.length > 1 ? sendHalves(ground, batch) : blame(ground, batch, posted.problem)
  await storeResults(ground, batch.map(({ row }) => row), posted.answer.results)
  return 'drained'
}

async function sendHalves(ground: Ground, batch: readonly Outgoing[]): Promise<Progress> {
  const middle = Math.ceil(batch.length / 2)
  const first = await sendBatch(ground, batch.slice(0, middle))
  return first === 'stopped' ? first : sendBatch(ground, batch.slice(middle))
}

/** A refusal is the record's fault only if the server takes an empty batch from us; otherwise it is the road's. */
async function blame(ground: Ground, [culprit]: readonly Outgoing[], problem: Problem): Promise<Progress> {
  if ((await contact(ground)) === 'stopped' || culprit === undefined) return 'stopped'
  const { code, params } = problem
  await ground.db.entries.update(culprit.row.id, { delivery: { kind: 'rejected', origin: 'http', code, params } })
  return 'drained'
}

async function countAttempt({ db }: Ground, batch: readonly Outgoing[]): Promise<Progress> {
  await db.entries
    .where('id')
    .anyOf(batch.map(({ row }) => row.id))
    .modify((row) => { if (row.delivery.kind === 'waiting') row.delivery.attempts += 1 })
  return 'stopped'
}

type Posted = { kind: 'answered'; answer: CommandsAnswer } | { kind: 'refused'; problem: Problem } | { kind: 'stopped' }

async function post(ground: Ground, batch: readonly Outgoing[]): Promise<Posted> {
  const leftAtMs = ground.clock.monotonicMs()
  const body = {
    device_time: ground.clock.now().toISOString(),
    unsent: await unsent(ground.db),
    app: ground.appVersion,
    commands: batch.map(({ row: { signature }, body }) => ({ body, signature })),
  }
  const answer = await ask(ground, { method: 'POST', path: '/commands', body, timeoutMs: TIMEOUT_MS })
  if (answer.kind === 'refused') return answer
  if (answer.kind === 'not_now') return { kind: 'stopped' }
  if (!isCommandsAnswer(answer.body, batch.length)) {
    await notNow(ground, FOREIGN, null)
    return { kind: 'stopped' }
  }
  await heard(ground, leftAtMs, answer.body)
  return { kind: 'answered', answer: answer.body }
}

function isCommandsAnswer(body: unknown, expected: number): body is CommandsAnswer {
  const { results, ticket, server_time } = (body ?? {}) as Partial<CommandsAnswer>
  return Array.isArray(results) && results.length === expected && typeof ticket === 'string' && typeof server_time === 'string'
}

async function stop(ground: Ground, problem: Problem): Promise<Progress> {
  await notNow(ground, serverError(problem), null)
  return 'stopped'
}

/** What this phone holds and the server hasn't, entries that need attention included. */
export async function unsent(db: Database): Promise<{ commands: number; photos: number }> {
  const waiting = await db.entries.where('delivery.kind').equals('waiting').count()
  const rejected = await db.entries.where('delivery.kind').equals('rejected').filter((row) => row.settlement === null).count()
  const photos = await db.photos.where('upload.kind').equals('waiting').count()
  return { commands: waiting + rejected, photos }
}
