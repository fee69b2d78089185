/** Push on the server: its key, and what it knows of this phone's subscription. */
import type { Http, HttpAnswer } from '../platform/http'
import type { PushAddress } from '../platform/push'
import type { components } from './schema'

export type PushStanding = components['schemas']['PushStanding']
type Failure = Exclude<HttpAnswer, { kind: 'ok' }>
export type StandingAnswer = { kind: 'standing'; standing: PushStanding } | Failure
export type KeyAnswer = { kind: 'key'; publicKey: string } | Failure

export interface PushApi {
  key(): Promise<KeyAnswer>
  standing(): Promise<StandingAnswer>
  subscribe(address: PushAddress): Promise<StandingAnswer>
  unsubscribe(): Promise<HttpAnswer>
}

const PATH = '/push/subscriptions'

export function createPushApi(http: Http): PushApi {
  return {
    key: async () => {
      const answer = await http.request({ method: 'GET', path: '/push/key' })
      if (answer.kind !== 'ok') return answer
      return { kind: 'key', publicKey: (answer.body as components['schemas']['PushKey']).public_key }
    },
    standing: async () => asStanding(await http.request({ method: 'GET', path: PATH })),
    subscribe: async (address) => asStanding(await http.request({ method: 'PUT', path: PATH, body: address })),
    unsubscribe: () => http.request({ method: 'DELETE', path: PATH }),
  }
}

function asStanding(answer: HttpAnswer): StandingAnswer {
  return answer.kind === 'ok' ? { kind: 'standing', standing: answer.body as PushStanding } : answer
}
