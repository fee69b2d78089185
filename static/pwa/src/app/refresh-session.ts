/** At start: asks the server who is signed in. Without an answer the phone goes on with whom it knows. */
import { t } from '../locale'
import { firstOf } from './live'
import type { Services } from './services'

export async function refreshSession({ session, offline }: Pick<Services, 'session' | 'offline'>): Promise<void> {
  const answer = await session.current()
  if (answer.kind !== 'session') return
  const { officer, enrolment_id } = answer.session
  const identity = await firstOf(offline.identity)
  // A phone is enrolled only after its officer has read what that means: see features/accounts/SignInPage.vue.
  const known = identity.kind === 'officer' && identity.officer.id === officer.id
  if (known || enrolment_id !== null) await offline.adopt(answer.session, t('accounts.enrol.defaultName', { name: officer.name }))
}
