import { describe, expect, it, vi } from 'vitest'
import type { HttpAnswer } from '../platform/http'
import type { EnrolAnswer, Identity, Session } from '../offline'
import { createPreferences } from './preferences'
import { refreshSession, signOut } from './refresh-session'
import { alive, NOW, offlineWith, servicesWith } from './testing/services'

const officer: Session['officer'] = { id: 'me', badge: '037101', name: '刘建国', rank: 'police', unit_id: 'u', roles: ['officer'], mentor_id: null }
const receipt_key: Session['receipt_key'] = { key_id: 'k', public_key: { kty: 'EC', crv: 'P-256', x: '', y: '' } }
const held: Identity & { kind: 'officer' } = { kind: 'officer', officer, units: [], demo: false, enrolment_id: 'e', device_id: 'd' }
const unreachable: HttpAnswer = { kind: 'network', reason: 'unreachable' }
const gone: HttpAnswer = { kind: 'ok', status: 204, header: () => null, body: null }

function phone({ identity = { kind: 'nobody' } as Identity, enrolment_id = null as string | null, ended = gone }) {
  const adopt = vi.fn(() => Promise.resolve<EnrolAnswer>({ kind: 'enrolled', identity: held }))
  const release = vi.fn(() => Promise.resolve())
  const end = vi.fn(() => Promise.resolve(ended))
  const unsubscribed = vi.fn(() => Promise.resolve())
  const session: Session = { officer, units: [], enrolment_id, ticket: 't', server_time: NOW.toISOString(), receipt_key, demo: false }
  const services = {
    offline: offlineWith({ adopt, release, identity: alive(identity) }),
    session: { ...servicesWith({}).session, current: () => Promise.resolve({ kind: 'session' as const, session }), signOut: end },
    preferences: createPreferences(null),
    http: servicesWith({}).http,
    push: { ...servicesWith({}).push, unsubscribe: unsubscribed },
  }
  return { services, adopt, release, end, unsubscribed }
}

describe('at start', () => {
  it('a session of an enrolled phone is taken up', async () => {
    const { services, adopt } = phone({ enrolment_id: 'e' })
    await refreshSession(services)
    expect(adopt).toHaveBeenCalledOnce()
  })

  it('a session alone enrols no phone', async () => {
    const { services, adopt } = phone({})
    await refreshSession(services)
    expect(adopt).not.toHaveBeenCalled()
  })

  it('the holder’s own session renews a lost enrolment', async () => {
    const { services, adopt } = phone({ identity: held })
    await refreshSession(services)
    expect(adopt).toHaveBeenCalledOnce()
  })
})

describe('signing out', () => {
  it('forgets the holder without network, and nobody comes back by the old cookie', async () => {
    const { services, adopt, release, end } = phone({ enrolment_id: 'e', ended: unreachable })
    await signOut(services)
    expect(release).toHaveBeenCalled()
    await refreshSession(services)
    expect(end).toHaveBeenCalledTimes(2)
    expect(adopt).not.toHaveBeenCalled()
  })

  it('ends alerts on this phone, with network or without', async () => {
    const { services, unsubscribed } = phone({ enrolment_id: 'e', ended: unreachable })
    await signOut(services)
    expect(unsubscribed).toHaveBeenCalledOnce()
  })

  it('is over once the server knows', async () => {
    const { services, adopt } = phone({ enrolment_id: 'e' })
    await signOut(services)
    await refreshSession(services)
    expect(adopt).toHaveBeenCalledOnce()
  })
})
