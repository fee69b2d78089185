/**
 * At start: asks the server who is signed in. Without an answer the phone goes on with whom it knows.
 * Signing out works without network too: the cookie is then ended at the next contact, before it could sign anybody in.
 */
import { createPushApi } from '../api/push'
import { leavePush } from '../features/push'
import { t } from '../locale'
import { firstOf } from './live'
import type { Services } from './services'

type Needed = Pick<Services, 'session' | 'offline' | 'preferences' | 'push' | 'http'>

export async function refreshSession(services: Needed): Promise<void> {
  const { session, offline, preferences } = services
  if (preferences.get('signOutPending')) {
    await signOut(services)
    return
  }
  const answer = await session.current()
  if (answer.kind !== 'session') return
  const { officer, enrolment_id } = answer.session
  const identity = await firstOf(offline.identity)
  // A phone is enrolled only after its officer has read what that means: see features/accounts/SignInPage.vue.
  const known = identity.kind === 'officer' && identity.officer.id === officer.id
  if (known || enrolment_id !== null) await offline.adopt(answer.session, t('accounts.enrol.defaultName', { name: officer.name }))
}

/** The phone forgets its holder at once; its outbox stays. */
export async function signOut({ session, offline, preferences, push, http }: Needed): Promise<void> {
  preferences.set('signOutPending', true)
  await offline.release()
  await leavePush({ push, api: createPushApi(http) })
  const answer = await session.signOut()
  if (answer.kind === 'ok' || (answer.kind === 'problem' && answer.problem.status === 401)) preferences.set('signOutPending', false)
}
