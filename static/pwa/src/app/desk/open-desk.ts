/** Opening the desk: who is signed in, what they oversee. */
import { shallowReactive } from 'vue'
import type { SessionApi } from '../../api/session'
import type { Http } from '../../platform/http'
import type { Desk } from './desk'
import { loadDirectory, namesOf, OVERSEEING, READING_TALKS, SEEING_DEVICES, unitsUnder } from './directory'
import type { Failure } from './use-resource'

export type Opening =
  | { kind: 'opening' }
  | { kind: 'open'; desk: Desk }
  /** Signed in, but without a unit to oversee. */
  | { kind: 'nothing_to_oversee' }
  | { kind: 'failed'; failure: Failure }

export async function openDesk(api: SessionApi, http: Http): Promise<Opening> {
  const answer = await api.current()
  if (answer.kind !== 'session') return { kind: 'failed', failure: answer }
  const { session } = answer
  const directory = shallowReactive(await loadDirectory(http))
  const under = (roles: typeof OVERSEEING) => unitsUnder(directory, session.officer.id, roles)
  if (under(SEEING_DEVICES).length + under(READING_TALKS).length === 0) return { kind: 'nothing_to_oversee' }
  const desk: Desk = {
    session, directory, names: namesOf(directory),
    get overseen() { return under(OVERSEEING) },
    get equipped() { return under(SEEING_DEVICES) },
    get outreach() { return under(READING_TALKS) },
    refresh: async () => { Object.assign(directory, await loadDirectory(http)) },
  }
  return { kind: 'open', desk }
}
