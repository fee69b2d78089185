/** Signing in and out. The password goes to the server and is kept nowhere. */
import type { Http, HttpAnswer } from '../platform/http'
import type { Session } from '../offline/wire'

export type SessionAnswer = { kind: 'session'; session: Session } | Exclude<HttpAnswer, { kind: 'ok' }>

export interface SessionApi {
  signIn(badge: string, password: string): Promise<SessionAnswer>
  /** With a code that the phone's camera read. */
  signInByCode(code: string): Promise<SessionAnswer>
  current(): Promise<SessionAnswer>
  signOut(): Promise<HttpAnswer>
}

export function createSessionApi(http: Http): SessionApi {
  return {
    signIn: async (badge, password) =>
      asSession(await http.request({ method: 'POST', path: '/session', body: { badge, password } })),
    signInByCode: async (code) =>
      asSession(await http.request({ method: 'POST', path: '/session/code', body: { code } })),
    current: async () => asSession(await http.request({ method: 'GET', path: '/session' })),
    signOut: () => http.request({ method: 'DELETE', path: '/session' }),
  }
}

function asSession(answer: HttpAnswer): SessionAnswer {
  return answer.kind === 'ok' ? { kind: 'session', session: answer.body as Session } : answer
}
