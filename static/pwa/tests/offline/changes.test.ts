import { expect, test, vi } from 'vitest'
import type { Change, Live } from '../../src/offline'
import { problem } from './answers'
import { checkIn, now, officer, stage } from './stage'

const put = (id: string, name = id): Change => ({ kind: 'post', id, op: 'put', data: { name } })
const drop = (id: string): Change => ({ kind: 'post', id, op: 'drop', data: null })

function page(cursor: string, changes: Change[], rest: { more?: boolean; cursor_reset?: boolean } = {}) {
  return { cursor, changes, more: false, cursor_reset: false, ...rest }
}

function posts({ offline }: Awaited<ReturnType<typeof stage>>) {
  return now(offline.views<{ name: string }>('post'))
}

test('pages are taken until there are no more, and the cursor is remembered', async () => {
  const set = await stage()
  set.server.pages = [page('1', [put('a'), put('b')], { more: true }), page('2', [put('a', 'A'), drop('b')])]
  await set.offline.flush()
  expect(await posts(set)).toEqual([{ id: 'a', data: { name: 'A' } }])
  await set.offline.flush()
  expect(set.server.requests.pop()?.path).toBe('/changes?limit=500&cursor=2')
})

test('a cursor reset drops the views and keeps the outbox', async () => {
  const set = await stage()
  set.server.pages = [page('1', [put('a')])]
  await set.offline.flush()
  set.server.fault = ({ path }) => (path === '/commands' ? problem(500, 'internal_error') : null)
  await checkIn(set.offline)
  await set.offline.flush()
  set.server.fault = () => null
  set.server.pages = [page('9', [put('z')], { cursor_reset: true })]
  await set.offline.flush()
  expect((await posts(set)).map(({ id }) => id)).toEqual(['z'])
  expect((await now(set.offline.counts)).created).toBe(1)
})

test('a cursor that the server refuses is forgotten and everything starts over', async () => {
  const set = await stage()
  set.server.pages = [page('1', [put('a')])]
  await set.offline.flush()
  set.server.pages = [page('2', [put('b')])]
  set.server.fault = ({ path }) => (path.includes('cursor=') ? problem(422, 'request_invalid') : null)
  expect(await set.offline.flush()).toBe('done')
  expect((await posts(set)).map(({ id }) => id)).toEqual(['b'])
})

test('what one officer was told is not shown to the next', async () => {
  const set = await stage()
  set.server.pages = [page('1', [put('a')])]
  await set.offline.flush()
  await set.offline.adopt(set.server.session(officer('008')), 'phone')
  await set.offline.flush()
  expect(await posts(set)).toEqual([])
})

test('signing out drops the views, never the outbox', async () => {
  const set = await stage()
  set.server.pages = [page('1', [put('a')])]
  await checkIn(set.offline)
  await set.offline.flush()
  await set.offline.release()
  expect(await now(set.offline.identity)).toEqual({ kind: 'nobody' })
  await set.offline.adopt(set.server.session(officer('007')), 'phone')
  await set.offline.flush()
  expect(await posts(set)).toEqual([])
  expect((await now(set.offline.counts)).created).toBe(1)
})

test('a cold start remembers that what is shown is made up', async () => {
  const set = await stage()
  await set.offline.adopt({ ...set.server.session(officer('007')), demo: true }, 'phone')
  expect(await now(set.reopen().identity)).toMatchObject({ kind: 'officer', demo: true })
})

test('a contact without news writes nothing that a page shows', async () => {
  const set = await stage()
  set.server.pages = [page('1', [put('a')])]
  await checkIn(set.offline)
  await set.offline.flush()
  set.server.pages = [page('1', []), page('1', [])]
  let told = 0
  const seen = [set.offline.entries(), set.offline.views('post'), set.offline.counts, set.offline.identity]
  const stops = seen.map((live: Live<unknown>) => live.subscribe(() => { told += 1 }))
  await vi.waitFor(() => { expect(told).toBe(seen.length) })
  const before = await now(set.offline.status)
  set.server.nowMs += 60_000
  await set.offline.flush()
  // The contact itself is shown; by the time it is, whatever else had to be read again would have been.
  await vi.waitFor(async () => { expect(await now(set.offline.status)).not.toEqual(before) })
  expect(told).toBe(seen.length)
  stops.forEach((stop) => { stop() })
})
