import { expect, test } from 'vitest'
import { WayClosed, type DraftPayload } from '../../src/offline'
import { problem } from './answers'
import { checkIn, now, officer, photo, POST_ID, report, stage, stateOf, type Stage } from './stage'

const PAYLOAD: DraftPayload<'checkin.check_in'> = { post_id: POST_ID, requirement_id: null }

async function refused({ offline, server }: Stage) {
  server.refusals.set('checkin.check_in', 'post_unknown')
  const entry = await checkIn(offline)
  await offline.flush()
  server.refusals.clear()
  return entry
}

/** Stopped by an HTTP error of its own. */
async function stopped({ offline, server }: Stage) {
  server.fault = (request) => (request.path === '/commands' && JSON.stringify(request.body).includes('check_in') ? problem(400, 'request_malformed') : null)
  const entry = await checkIn(offline)
  await offline.flush()
  server.fault = () => null
  return entry
}

test('a refused entry needs attention until somebody corrects it', async () => {
  const set = await stage()
  const old = await refused(set)
  expect(await stateOf(set.offline, old.id)).toMatchObject({ kind: 'attention', code: 'post_unknown', ways_out: ['correct', 'settle'] })
  const entry = await set.offline.correct(old.id, PAYLOAD, { fix: null })
  await set.offline.flush()
  expect(await stateOf(set.offline, old.id)).toMatchObject({
    kind: 'confirmed', outcome: 'refused_settled', number: 1, settlement: { by: 'correction', entry_id: entry.id },
  })
  expect(await stateOf(set.offline, entry.id)).toMatchObject({ kind: 'confirmed', outcome: 'applied' })
  expect(entry.body.supersedes).toBeNull()
})

test('a correction happened when the refused record did', async () => {
  const set = await stage()
  const old = await refused(set)
  set.clock.advance(3_600_000)
  const entry = await set.offline.correct(old.id, PAYLOAD, { fix: null })
  expect(entry.body).toMatchObject({ occurred_at: old.occurred_at, ticket: old.body.ticket })
})

test('a refused entry can be left at that, with a reason', async () => {
  const set = await stage()
  const old = await refused(set)
  await set.offline.settle(old.id, '重复登记')
  expect(await stateOf(set.offline, old.id)).toMatchObject({ kind: 'confirmed', outcome: 'refused_settled', settlement: { reason: '重复登记' } })
  expect(await now(set.offline.counts)).toEqual({ created: 1, confirmed: 1, pending: 0, attention: 0 })
})

test('an entry is settled once', async () => {
  const set = await stage()
  const old = await refused(set)
  await set.offline.settle(old.id, '重复登记')
  await expect(set.offline.correct(old.id, PAYLOAD, { fix: null })).rejects.toBeInstanceOf(WayClosed)
  expect((await now(set.offline.counts)).created).toBe(1)
})

test('what the server did not take is sent again under a new number, and the hole is explained', async () => {
  const set = await stage()
  const old = await stopped(set)
  const entry = await set.offline.resend(old.id)
  await set.offline.flush()
  expect(entry).toMatchObject({ seq: 2, occurred_at: old.occurred_at })
  expect(await stateOf(set.offline, old.id)).toMatchObject({ kind: 'confirmed', outcome: 'abandoned', number: null })
  expect(set.server.bodies().find(({ type }) => type === 'sync.abandon')?.payload).toMatchObject({ seq: 1, digest: old.digest })
  expect(await now(set.offline.counts)).toEqual({ created: 3, confirmed: 3, pending: 0, attention: 0 })
})

test('giving up tells the server why', async () => {
  const set = await stage()
  const old = await stopped(set)
  await set.offline.abandon(old.id, '误点')
  await set.offline.flush()
  expect(set.server.bodies()).toHaveLength(1)
  expect(set.server.bodies()[0]).toMatchObject({ type: 'sync.abandon', payload: { seq: 1, digest: old.digest, reason: '误点' } })
})

test('the same bytes can be tried again', async () => {
  const set = await stage()
  const old = await stopped(set)
  await set.offline.retry(old.id)
  await set.offline.flush()
  expect(await stateOf(set.offline, old.id)).toMatchObject({ kind: 'confirmed', outcome: 'applied' })
  expect([...set.server.stored.values()][0]?.digest).toBe(old.digest)
})

test('after a revocation the next sign-in enrols anew and the old work goes out under it, with its photos', async () => {
  const set = await stage()
  set.server.signedIn = false
  const old = await report(set.offline, [await photo(1, 1000)])
  set.server.signedIn = true
  set.server.revoke(old.enrolment_id)
  await set.offline.flush()
  await set.offline.adopt(set.server.session(officer('007')), 'phone')
  const entry = await set.offline.resend(old.id)
  await set.offline.flush()
  expect(entry.enrolment_id).not.toBe(old.enrolment_id)
  expect(await stateOf(set.offline, entry.id)).toMatchObject({ kind: 'confirmed', outcome: 'applied' })
  expect(await now(set.offline.counts)).toEqual({ created: 2, confirmed: 2, pending: 0, attention: 0 })
})

test('a record that lost a photo is corrected by one that supersedes it', async () => {
  const set = await stage()
  set.server.fault = ({ method }) => (method === 'PATCH' ? problem(422, 'photo_truncated') : null)
  const old = await report(set.offline, [await photo(1)])
  await set.offline.flush()
  set.server.fault = () => null
  const entry = await set.offline.correct(old.id, old.body.payload, { fix: null, photos: [await photo(2)] })
  await set.offline.flush()
  expect(entry.body.supersedes).toBe(old.id)
  expect(await stateOf(set.offline, old.id)).toMatchObject({ kind: 'confirmed', outcome: 'applied' })
  expect((await stateOf(set.offline, entry.id)).kind).toBe('confirmed')
})

test('a verb that leads nowhere is refused', async () => {
  const set = await stage()
  const entry = await checkIn(set.offline)
  await set.offline.flush()
  await expect(set.offline.abandon(entry.id, '误点')).rejects.toBeInstanceOf(WayClosed)
  await expect(set.offline.retry(entry.id)).rejects.toBeInstanceOf(WayClosed)
})
