/** Reads an answer as one of three: good, "not now", or "not this"; and remembers the weather for every tab. */
import type { HttpAnswer, HttpRequest, Problem } from '../platform/http'
import { delayAfter, isDue } from './backoff'
import { weather } from './device'
import type { Ground } from './ground'
import type { SendError } from './types'

export type Answer = Extract<HttpAnswer, { kind: 'ok' }> | Refusal | NotNow
/** Understood and refused: whoever sent it must look at what was in it. */
export interface Refusal {
  kind: 'refused'
  problem: Problem
}
/** Nothing is wrong with what was sent; it has been remembered that sending doesn't work at present. */
export interface NotNow {
  kind: 'not_now'
}

/** 4xx that say nothing about the content. */
const TRANSIENT = new Set([408, 425, 429])

/** Asks the server, and remembers it when that can't be done now. */
export async function ask(ground: Ground, request: HttpRequest): Promise<Answer> {
  const answer = await ground.http.request(request)
  if (answer.kind === 'ok') return answer
  if (answer.kind === 'network') return notNow(ground, { kind: 'network', reason: answer.reason }, null)
  const { problem, retryAfterS } = answer
  if (problem.status === 401) return notNow(ground, { kind: 'sign_in_needed' }, null)
  if (problem.status < 500 && !TRANSIENT.has(problem.status)) return { kind: 'refused', problem }
  return notNow(ground, serverError(problem), retryAfterS)
}

export function serverError({ status, code }: Problem): SendError {
  return { kind: 'server', status, code }
}

/** An answer in our name that isn't what docs/wire.md promises. */
export const FOREIGN: SendError = { kind: 'network', reason: 'foreign' }

export async function notNow({ db, clock, random }: Ground, error: SendError, retryAfterS: number | null): Promise<NotNow> {
  await db.transaction('rw', db.transport, async () => {
    const failures = (await weather(db)).failures + 1
    const delay = retryAfterS === null ? delayAfter(failures, random) : retryAfterS * 1_000
    const not_before = error.kind === 'sign_in_needed' ? null : clock.now().getTime() + delay
    await db.transport.put({ key: 'transport', failures, not_before, ordered: retryAfterS !== null, last_error: error })
  })
  return { kind: 'not_now' }
}

/** Whether one may try. Somebody's tap or a wake-up may hurry ahead of our own back-off, never of the server's order. */
export async function mayTry({ db, clock }: Ground, hurry: boolean): Promise<boolean> {
  const { not_before, ordered } = await weather(db)
  return (hurry && !ordered) || isDue(not_before, clock.now())
}
