import { expect, test } from 'vitest'
import type { HttpRequest } from '../../src/platform/http'
import { problem, unreachable } from './answers'
import { fakeSigner } from './fake-signer'
import { checkIn, now, photo, report, stage, stateOf } from './stage'

const DAY_MS = 24 * 60 * 60_000

function chunks(requests: readonly HttpRequest[]): string[] {
  return requests.filter(({ method }) => method === 'PATCH').map(({ headers }) => headers?.['Upload-Offset'] ?? '')
}

test('a record is confirmed only when all of its photos are', async () => {
  const { offline, server } = await stage()
  server.fault = ({ method }) => (method === 'PATCH' ? unreachable : null)
  const entry = await report(offline, [await photo(1), await photo(2)])
  await offline.flush()
  expect(server.stored.size).toBe(1)
  expect(await stateOf(offline, entry.id)).toMatchObject({ kind: 'pending', waits_for: 'photos', photos: { sent: 0, total: 2 } })
  server.fault = () => null
  await offline.flush()
  expect((await stateOf(offline, entry.id)).kind).toBe('confirmed')
  expect(server.photos.received.size).toBe(2)
})

test('an upload that is cut at three places goes on from each of them', async () => {
  const { offline, server } = await stage()
  server.fault = () => unreachable
  const entry = await report(offline, [await photo(1, 900 * 1024)])
  await offline.flush()
  server.requests.length = 0
  for (const cut of ['0', '262144', '524288']) {
    server.fault = ({ method, headers }) => (method === 'PATCH' && headers?.['Upload-Offset'] === cut ? unreachable : null)
    await offline.flush()
  }
  server.fault = () => null
  await offline.flush()
  expect(chunks(server.requests)).toEqual(['0', '0', '262144', '262144', '524288', '524288', '786432'])
  expect((await stateOf(offline, entry.id)).kind).toBe('confirmed')
})

test('a chunk that arrived without its answer is not sent twice', async () => {
  const { offline, server } = await stage()
  const real = server.request.bind(server)
  server.request = async (request) => {
    const answer = await real(request)
    return chunks([request])[0] === '262144' ? unreachable : answer
  }
  const entry = await report(offline, [await photo(1)])
  await offline.flush()
  server.request = real
  await offline.flush()
  expect(chunks(server.requests)).toEqual(['0', '262144', '524288'])
  expect((await stateOf(offline, entry.id)).kind).toBe('confirmed')
})

test('a photo whose last answer was lost gets its receipt without sending bytes again', async () => {
  const { offline, server } = await stage()
  let patches = 0
  const real = server.request.bind(server)
  server.request = async (request) => {
    const answer = await real(request)
    if (request.method === 'PATCH') patches += 1
    return request.method === 'PATCH' && patches === 1 ? unreachable : answer
  }
  const entry = await report(offline, [await photo(1, 1000)])
  await offline.flush()
  await offline.flush()
  const last = server.requests.filter(({ method }) => method === 'PATCH')[1]
  expect((last?.body as Uint8Array).length).toBe(0)
  expect((await stateOf(offline, entry.id)).kind).toBe('confirmed')
})

test('the server’s offset wins over ours', async () => {
  const { offline, server } = await stage()
  server.fault = ({ method }) => (method === 'HEAD' ? problem(404, 'http_404') : null)
  const first = await photo(1)
  const entry = await report(offline, [first])
  server.photos.received.set(`${entry.enrolment_id}/${first.photo.digest}`, new Uint8Array(await first.bytes.slice(0, 1000).arrayBuffer()))
  await offline.flush()
  expect(chunks(server.requests).slice(0, 2)).toEqual(['0', '1000'])
  expect((await stateOf(offline, entry.id)).kind).toBe('confirmed')
})

test('a photo the server can’t take needs attention, and the others still arrive', async () => {
  const { offline, server } = await stage()
  const [bad, good] = [await photo(1), await photo(2)]
  server.fault = ({ method, path }) => (method === 'PATCH' && path.endsWith(bad.photo.digest) ? problem(415, 'photo_not_an_image') : null)
  const entry = await report(offline, [bad, good])
  await offline.flush()
  expect(await stateOf(offline, entry.id)).toMatchObject({ kind: 'attention', origin: 'photo', code: 'photo_not_an_image', number: 1 })
  expect(server.photos.received.size).toBe(1)
})

test('a forged photo receipt confirms nothing', async () => {
  const { offline, server } = await stage()
  const forger = await fakeSigner('key-1')
  const real = server.request.bind(server)
  server.request = async (request) => {
    server.forger = request.method === 'PATCH' ? forger : null
    return real(request)
  }
  const entry = await report(offline, [await photo(1, 1000)])
  await offline.flush()
  expect(await stateOf(offline, entry.id)).toMatchObject({ kind: 'pending', last_error: { kind: 'receipt_unverifiable', part: 'signature' } })
})

test('the same photo in two records is stored and sent once', async () => {
  const { offline, server } = await stage()
  server.signedIn = false
  const shared = await photo(1, 1000)
  await report(offline, [shared])
  await report(offline, [shared])
  server.signedIn = true
  await offline.flush()
  expect(chunks(server.requests)).toEqual(['0'])
  expect(await now(offline.counts)).toMatchObject({ confirmed: 2 })
})

test('photos of a refused record stay at home', async () => {
  const { offline, server } = await stage()
  server.refusals.set('violation.report', 'plate_invalid')
  const entry = await report(offline, [await photo(1)])
  await offline.flush()
  expect(server.count('PATCH', '/photos')).toBe(0)
  expect(await stateOf(offline, entry.id)).toMatchObject({ kind: 'attention', origin: 'receipt', code: 'plate_invalid', number: 1 })
})

test('a record made during an upload does not wait for the next photo', async () => {
  const { offline, server } = await stage()
  server.signedIn = false
  await report(offline, [await photo(1, 1000), await photo(2, 1000)])
  server.signedIn = true
  let made = false
  server.fault = ({ method }) => {
    if (method === 'PATCH' && !made) {
      made = true
      void checkIn(offline)
    }
    return null
  }
  await offline.flush()
  expect(server.stored.size).toBe(2)
})

test('bytes are let go a week after they were sent, and not before', async () => {
  const { offline, clock } = await stage()
  const entry = await report(offline, [await photo(1, 1000)])
  await offline.flush()
  expect((await offline.photosOf(entry.id))[0]?.bytes?.size).toBe(1000)
  clock.advance(6 * DAY_MS)
  await offline.flush()
  expect((await offline.photosOf(entry.id))[0]?.bytes).not.toBeNull()
  clock.advance(2 * DAY_MS)
  await offline.flush()
  expect((await offline.photosOf(entry.id))[0]?.bytes).toBeNull()
})

test('the server hears when the last photo has followed', async () => {
  const { offline, server } = await stage()
  await report(offline, [await photo(1, 1000)])
  await offline.flush()
  const last = server.requests.filter(({ path }) => path === '/commands').pop()
  expect(last?.body).toMatchObject({ commands: [], unsent: { commands: 0, photos: 0 } })
})
