import { expect, test } from 'vitest'
import type { HttpRequest } from '../../src/platform/http'
import { problem, unreachable } from './answers'
import type { CommandsRequest } from './fake-server'
import { fakeSigner } from './fake-signer'
import { bareStage, checkIn, now, officer, report, stage, stateOf, type Stage } from './stage'

/** Records `count` check-ins while the server can't be reached, then lets time pass. */
async function offlineRecords({ offline, server, clock }: Stage, count: number) {
  server.fault = () => unreachable
  const entries = []
  for (let made = 0; made < count; made += 1) entries.push(await checkIn(offline))
  await offline.flush()
  server.fault = () => null
  server.requests.length = 0
  clock.advance(600_000)
  return entries
}

function sizes(requests: readonly HttpRequest[]): number[] {
  return requests.filter(({ path }) => path === '/commands').map(({ body }) => (body as CommandsRequest).commands.length)
}

function carries(request: HttpRequest, id: string): boolean {
  return request.path === '/commands' && (body(request)?.commands ?? []).some((one) => one.body.includes(id))
}

function body(request: HttpRequest): CommandsRequest | undefined {
  return request.body as CommandsRequest | undefined
}

test('what was recorded without network is confirmed with its receipt number once there is one', async () => {
  const set = await stage()
  const [first] = await offlineRecords(set, 1)
  expect(await set.offline.flush()).toBe('done')
  expect(await stateOf(set.offline, first?.id ?? '')).toMatchObject({ kind: 'confirmed', outcome: 'applied', number: 1 })
})

test('batches hold at most fifty commands', async () => {
  const set = await stage()
  await offlineRecords(set, 120)
  await set.offline.flush()
  expect(sizes(set.server.requests)).toEqual([50, 50, 20])
  expect(await now(set.offline.counts)).toEqual({ created: 120, confirmed: 120, pending: 0, attention: 0 })
})

test('an answer lost after the commit is asked for again and gives one record', async () => {
  const set = await stage()
  set.server.loseAnswers = true
  const entry = await checkIn(set.offline)
  await set.offline.flush()
  expect(set.server.stored.size).toBe(1)
  expect(await stateOf(set.offline, entry.id)).toMatchObject({ kind: 'pending', last_error: { kind: 'network', reason: 'unreachable' } })
  set.server.loseAnswers = false
  await set.offline.flush()
  expect(set.server.stored.size).toBe(1)
  expect(await stateOf(set.offline, entry.id)).toMatchObject({ kind: 'confirmed', number: 1 })
})

test('a receipt signed by somebody else confirms nothing, and the entry is tried again later', async () => {
  const set = await stage()
  const entries = await offlineRecords(set, 1)
  set.server.forger = await fakeSigner('key-1')
  await set.offline.flush()
  const id = entries[0]?.id ?? ''
  expect(await stateOf(set.offline, id)).toMatchObject({ kind: 'pending', last_error: { kind: 'receipt_unverifiable', part: 'signature' } })
  set.server.forger = null
  set.server.stored.clear()
  set.clock.advance(600_000)
  await set.offline.flush()
  expect((await stateOf(set.offline, id)).kind).toBe('confirmed')
})

test('a receipt under another key id than the pinned one confirms nothing', async () => {
  const set = await stage()
  const entries = await offlineRecords(set, 1)
  set.server.forger = await fakeSigner('key-2')
  await set.offline.flush()
  expect(await stateOf(set.offline, entries[0]?.id ?? '')).toMatchObject({ last_error: { kind: 'receipt_unverifiable', part: 'key' } })
})

test('a genuine receipt for another command confirms nothing', async () => {
  const set = await stage()
  const [first, second] = await offlineRecords(set, 2)
  const swap = set.server.request.bind(set.server)
  set.server.request = async (request) => {
    const answer = await swap(request)
    if (answer.kind === 'ok' && request.path === '/commands') (answer.body as { results: unknown[] }).results.reverse()
    return answer
  }
  await set.offline.flush()
  for (const entry of [first, second])
    expect(await stateOf(set.offline, entry?.id ?? '')).toMatchObject({ last_error: { kind: 'receipt_unverifiable', part: 'id' } })
})

test('without a session everything is kept and a sign-in is asked for', async () => {
  const set = await stage()
  set.server.signedIn = false
  const entry = await checkIn(set.offline)
  expect(await set.offline.flush()).toBe('sign_in_needed')
  expect(await now(set.offline.status)).toEqual({ kind: 'sign_in_needed' })
  expect(await stateOf(set.offline, entry.id)).toMatchObject({ kind: 'pending', last_error: { kind: 'sign_in_needed' } })
  set.server.signedIn = true
  await set.offline.adopt(set.server.session(officer('007')), 'phone')
  expect(await set.offline.flush()).toBe('done')
  expect((await stateOf(set.offline, entry.id)).kind).toBe('confirmed')
})

test.each([
  ['the network is dead', unreachable],
  ['the server fails', problem(500, 'internal_error')],
  ['a proxy says 502', problem(502, 'http_502')],
  ['the request timed out', problem(408, 'http_408')],
])('when %s, entries wait longer each time and none is lost', async (_what, answer) => {
  const set = await stage()
  set.server.fault = () => answer
  const entry = await checkIn(set.offline)
  await set.offline.flush()
  const waits: number[] = []
  for (let round = 0; round < 4; round += 1) {
    await set.offline.flush()
    const state = await stateOf(set.offline, entry.id)
    if (state.kind === 'pending') waits.push(Date.parse(state.next_try_at ?? '') - set.clock.now().getTime())
  }
  expect(waits.every((wait, round) => round === 0 || wait > (waits[round - 1] ?? 0))).toBe(true)
  set.server.fault = () => null
  await set.offline.flush()
  expect((await stateOf(set.offline, entry.id)).kind).toBe('confirmed')
})

test('Retry-After is obeyed even when somebody is in a hurry', async () => {
  const set = await stage()
  set.server.fault = () => problem(429, 'http_429', {}, 120)
  const entry = await checkIn(set.offline)
  await set.offline.flush()
  set.server.fault = () => null
  set.clock.advance(119_000)
  set.server.requests.length = 0
  expect(await set.offline.flush()).toBe('waiting')
  expect(set.server.requests).toEqual([])
  set.clock.advance(1_000)
  await set.offline.flush()
  expect((await stateOf(set.offline, entry.id)).kind).toBe('confirmed')
})

test('a batch that is too large is split until it fits', async () => {
  const set = await stage()
  await offlineRecords(set, 40)
  set.server.fault = (request) => ((body(request)?.commands.length ?? 0) > 10 ? problem(413, 'batch_too_large') : null)
  await set.offline.flush()
  expect(await now(set.offline.counts)).toMatchObject({ confirmed: 40, pending: 0 })
})

test('one bad record in the middle of a batch holds back no other', async () => {
  const set = await stage()
  const entries = await offlineRecords(set, 20)
  const bad = entries[9]?.id ?? ''
  set.server.fault = (request) => (carries(request, bad) ? problem(400, 'request_malformed') : null)
  await set.offline.flush()
  expect(await now(set.offline.counts)).toEqual({ created: 20, confirmed: 19, pending: 0, attention: 1 })
  expect(await stateOf(set.offline, bad)).toMatchObject({ kind: 'attention', origin: 'http', code: 'request_malformed' })
})

test('a refusal of everything is the road’s fault, not the records’', async () => {
  const set = await stage()
  await offlineRecords(set, 8)
  set.server.fault = () => problem(403, 'http_403')
  expect(await set.offline.flush()).toBe('waiting')
  expect(await now(set.offline.counts)).toMatchObject({ pending: 8, attention: 0 })
})

test('a captive portal’s answer is no answer', async () => {
  const set = await stage()
  set.server.fault = () => ({ kind: 'ok', status: 200, header: () => null, body: { welcome: 'to the hotel' } })
  const entry = await checkIn(set.offline)
  await set.offline.flush()
  expect(await stateOf(set.offline, entry.id)).toMatchObject({ kind: 'pending', last_error: { kind: 'network', reason: 'foreign' } })
})

test('two tabs flushing at once send each command once', async () => {
  const set = await stage()
  await offlineRecords(set, 5)
  const other = set.reopen()
  const outcomes = await Promise.all([set.offline.flush(), other.flush()])
  expect(outcomes).toContain('busy')
  expect(sizes(set.server.requests)).toEqual([5])
})

test('two tabs without shared locks send twice and still make one record', async () => {
  const set = await stage()
  await offlineRecords(set, 3)
  const other = set.reopen({ locks: (await bareStage()).deps.locks })
  await Promise.all([set.offline.flush(), other.flush()])
  expect(set.server.stored.size).toBe(3)
  expect(await now(set.offline.counts)).toMatchObject({ created: 3, confirmed: 3 })
})

test('a problem is for a person, and a revoked phone still keeps what it records', async () => {
  const set = await stage()
  const entries = await offlineRecords(set, 1)
  set.server.revoke(entries[0]?.enrolment_id ?? '')
  await set.offline.flush()
  expect(await stateOf(set.offline, entries[0]?.id ?? '')).toMatchObject({
    kind: 'attention', origin: 'problem', code: 'enrolment_revoked', ways_out: ['resend', 'abandon'],
  })
  await report(set.offline)
  expect((await now(set.offline.counts)).created).toBe(2)
})

test('the server hears how much the phone still holds', async () => {
  const set = await stage()
  await offlineRecords(set, 3)
  await set.offline.flush()
  const first = set.server.requests.find(({ path }) => path === '/commands')
  expect((first?.body as CommandsRequest).unsent).toEqual({ commands: 3, photos: 0 })
})

test('an outbox is sent by whoever is signed in on this phone', async () => {
  const set = await stage()
  await offlineRecords(set, 2)
  await set.offline.release()
  await set.offline.adopt(set.server.session(officer('008')), 'phone')
  await checkIn(set.offline)
  await set.offline.flush()
  expect(set.server.stored.size).toBe(3)
  expect(await now(set.offline.counts)).toEqual({ created: 1, confirmed: 1, pending: 0, attention: 0 })
})

test('a session that is not tied to the phone yet makes entries wait, not fail', async () => {
  const set = await stage()
  const entries = await offlineRecords(set, 1)
  const real = set.server.request.bind(set.server)
  set.server.request = (request) => (request.path === '/commands' && (body(request)?.commands.length ?? 0) > 0 ? foreign(set) : real(request))
  await set.offline.flush()
  expect(await stateOf(set.offline, entries[0]?.id ?? '')).toMatchObject({ kind: 'pending', last_error: { code: 'enrolment_foreign' } })
})

function foreign({ server }: Stage) {
  const refused = { id: null, state: 'problem', problem: { status: 403, code: 'enrolment_foreign' } }
  const answer = { server_time: new Date(server.nowMs).toISOString(), ticket: 't', results: [refused], gaps: [] }
  return Promise.resolve({ kind: 'ok' as const, status: 200, header: () => null, body: answer })
}
