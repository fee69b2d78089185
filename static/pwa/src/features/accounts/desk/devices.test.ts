import { expect, it } from 'vitest'
import { aDevice } from '../../../app/desk/testing/made'
import { clockError, deviceState, inOrder } from './devices'

const now = new Date('2026-11-23T02:00:00.000Z')
const contact = { at: '2026-11-23T01:00:00.000Z', app: '0.1.0', unsent_commands: 0, unsent_photos: 0, clock_offset_ms: 0 }

it('calls a phone quiet after a day without contact', () => {
  expect(deviceState(aDevice(), now)).toBe('active')
  expect(deviceState(aDevice({ contact: { ...contact, at: '2026-11-22T01:59:59.000Z' } }), now)).toBe('quiet')
  expect(deviceState(aDevice({ revoked_at: '2026-11-20T00:00:00.000Z' }), now)).toBe('revoked')
})

it('puts what still holds records first and what was revoked last', () => {
  const devices = [
    aDevice({ enrolment_id: 'revoked', revoked_at: '2026-11-20T00:00:00.000Z' }), aDevice({ enrolment_id: 'well' }),
    aDevice({ enrolment_id: 'holds', contact: { ...contact, unsent_photos: 2 } }),
  ]
  expect(inOrder(devices).map(({ enrolment_id }) => enrolment_id)).toEqual(['holds', 'well', 'revoked'])
})

it('reads the phone’s clock from server minus phone', () => {
  expect(clockError({ clock_offset_ms: -41_000 })).toEqual({ kind: 'fast', seconds: 41 })
  expect(clockError({ clock_offset_ms: 184_000 })).toEqual({ kind: 'slow', seconds: 184 })
  expect(clockError({ clock_offset_ms: 900 })).toEqual({ kind: 'right' })
})
