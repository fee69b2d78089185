/** How push stands on this phone, and the ways between. What the server has seen arrive counts, not what was hoped. */
import type { PushApi, PushStanding, StandingAnswer } from '../../api/push'
import type { Push } from '../../platform/push'

export type PushState =
  /** `works`: its push service took our last message; until then nobody knows. */
  | { kind: 'on'; works: boolean }
  | { kind: 'off' }
  /** Alerts arrive only while the app is open. */
  | { kind: 'while_open'; reason: 'unsupported' | 'blocked' | 'unreachable' | 'failing' }
  /** The server couldn't be asked. */
  | { kind: 'no_answer' }

export interface Ground {
  push: Push
  api: PushApi
}

/** How it stands. A subscription that the server has lost, or has for somebody else, is told to it again. */
export async function lookAtPush({ push, api }: Ground): Promise<PushState> {
  const ability = push.ability()
  if (ability !== 'possible') return { kind: 'while_open', reason: ability }
  const address = await push.current()
  if (address === null) return { kind: 'off' }
  const answer = await api.standing()
  const lost = answer.kind === 'standing' && (answer.standing.state === 'none' || answer.standing.state === 'gone')
  return stateOf(lost ? await api.subscribe(address) : answer)
}

/** The officer's tap: asks them, the vendor and the server. */
export async function turnPushOn({ push, api }: Ground): Promise<PushState> {
  const key = await api.key()
  if (key.kind !== 'key') return { kind: 'no_answer' }
  const answer = await push.subscribe(key.publicKey)
  return answer.kind === 'subscribed' ? stateOf(await api.subscribe(answer.address)) : { kind: 'while_open', reason: answer.kind }
}

export async function turnPushOff(ground: Ground): Promise<PushState> {
  await leavePush(ground)
  return { kind: 'off' }
}

/** Whoever leaves is told nothing here any more. Without network the end of the session says the same to the server. */
export async function leavePush({ push, api }: Ground): Promise<void> {
  await Promise.all([api.unsubscribe(), push.unsubscribe()])
}

function stateOf(answer: StandingAnswer): PushState {
  if (answer.kind === 'standing') return STATES[answer.standing.state]
  if (answer.kind === 'problem' && answer.problem.code === 'push_endpoint_refused') return { kind: 'while_open', reason: 'unreachable' }
  return { kind: 'no_answer' }
}

const STATES: Readonly<Record<PushStanding['state'], PushState>> = {
  none: { kind: 'off' },
  waiting: { kind: 'on', works: false },
  works: { kind: 'on', works: true },
  failing: { kind: 'while_open', reason: 'failing' },
  gone: { kind: 'off' },
}
