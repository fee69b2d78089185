/** Where signing in stands, as one of a few states. */
import type { Session, SendError } from '../../offline'
import { t } from '../../locale'
import { networkText, problemText } from '../../locale/problems'
import type { SessionAnswer } from '../../api/session'

export type Step =
  | { kind: 'credentials' }
  | { kind: 'signing_in' }
  | { kind: 'refused'; text: string }
  /** Signed in, but this phone isn't enrolled for the officer yet: say what that means first. */
  | { kind: 'enrol'; session: Session; failure: string | null }
  | { kind: 'enrolling'; session: Session }

export function refusalText(answer: Exclude<SessionAnswer, { kind: 'session' }>): string {
  if (answer.kind === 'network') return networkText(answer.reason)
  const wait = answer.retryAfterS === null ? '' : t('accounts.signIn.wait', { seconds: answer.retryAfterS })
  return `${problemText(answer.problem.code, answer.problem.params)}${wait}`
}

export function enrolFailureText(error: SendError): string {
  const reason = error.kind === 'network' ? networkText(error.reason) : problemText(error.kind === 'server' ? error.code : 'not_signed_in')
  return t('accounts.enrol.failed', { reason })
}

/** Only a path of our own: a link may not lead elsewhere after signing in. */
export function destinationOf(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/today'
}

/** The code in `/sign-in#code=…`: a fragment, so that it never reaches a server's log. */
export function codeIn(hash: string): string | null {
  return /^#code=([\w-]{20,64})$/.exec(hash)?.[1] ?? null
}

/** The desk works without enrolling: it signs nothing. */
export const isDesk = (path: string) => path === '/desk' || path.startsWith('/desk/')
