import { describe, expect, test, vi } from 'vitest'
import { sha256Hex } from '../../src/platform/digest'
import { pageLocks } from '../../src/platform/locks'
import { HolderChanged, NotEnrolled, PhotoBytesMissing } from '../../src/offline'
import { bareStage, checkIn, now, officer, photo, POST_ID, report, stage, stateOf } from './stage'

test('a record is on disk before anything is sent', async () => {
  const { offline, server, reopen } = await stage()
  server.signedIn = false
  const { id } = await checkIn(offline)
  expect((await stateOf(reopen(), id)).kind).toBe('pending')
})

test('nobody records on a phone that is not enrolled', async () => {
  const { offline } = await bareStage()
  await expect(checkIn(offline)).rejects.toBeInstanceOf(NotEnrolled)
})

test('each command names the one before by its digest, and numbers have no holes', async () => {
  const { offline, server } = await stage()
  await Promise.all([checkIn(offline), checkIn(offline), checkIn(offline)])
  await offline.flush()
  const stored = [...server.stored.values()].sort((a, b) => seqOf(a.body) - seqOf(b.body))
  expect(stored.map(({ body }) => seqOf(body))).toEqual([1, 2, 3])
  expect(stored.map(({ body }) => prevOf(body))).toEqual([null, stored[0]?.digest, stored[1]?.digest])
})

test('the signed bytes are the stored bytes', async () => {
  const { offline, server } = await stage()
  const entry = await report(offline, [await photo(1)])
  await offline.flush()
  const bytes = new Uint8Array(new TextEncoder().encode(server.stored.get(entry.id)?.body))
  expect(await sha256Hex(bytes)).toBe(entry.digest)
})

test('a crash between signing and writing leaves nothing behind and uses no number', async () => {
  const { offline, deps, reopen } = await stage()
  let signed = false
  const find = async (name: string) => {
    const key = await deps.keys.find(name)
    const sign = () => { signed = true; return new Promise<string>(() => undefined) }
    return key === null ? null : { ...key, sign }
  }
  const dying = reopen({ keys: { create: (name) => deps.keys.create(name), find }, locks: pageLocks() })
  void checkIn(dying)
  await vi.waitFor(() => { expect(signed).toBe(true) })
  const entry = await checkIn(offline)
  expect(entry.seq).toBe(1)
  expect(await now(offline.counts)).toMatchObject({ created: 1, pending: 1 })
})

test('two tabs without shared locks never take the same number', async () => {
  const { offline, reopen } = await stage()
  const other = reopen({ locks: pageLocks() })
  const entries = await Promise.all([checkIn(offline), checkIn(other), checkIn(offline), checkIn(other)])
  expect(entries.map((entry) => entry.seq).sort()).toEqual([1, 2, 3, 4])
})

test('a record whose photo has no bytes is not stored at all', async () => {
  const { offline } = await stage()
  const { photo: described } = await photo(1)
  await expect(report(offline, [{ photo: described, bytes: null }])).rejects.toBeInstanceOf(PhotoBytesMissing)
  expect((await now(offline.counts)).created).toBe(0)
  expect((await checkIn(offline)).seq).toBe(1)
})

test('NUL and half an emoji do not spoil a record', async () => {
  const { offline, server } = await stage()
  await offline.record('checkin.withdraw', { command_id: 'x', reason: 'a\0b\ud83d' }, { fix: null })
  await offline.flush()
  expect(server.bodies()[0]?.payload).toMatchObject({ reason: 'ab\ufffd' })
})

test('the envelope carries the last ticket and the measured clock error', async () => {
  const { offline, server } = await stage()
  await checkIn(offline)
  await offline.flush()
  expect(server.bodies()[0]).toMatchObject({ clock_offset_ms: 2000, app: '0.1.0', fix: null, supersedes: null })
  expect(server.bodies()[0]?.ticket).toMatch(/^ticket-/)
})

describe('a page that keeps its signer at hand', () => {
  /** Started, and past its first contact. */
  async function opened() {
    const set = await stage()
    const offline = set.reopen({ locks: pageLocks() })
    const stop = offline.start()
    await offline.flush()
    return { ...set, offline, other: set.offline, stop }
  }

  test('takes no number that another tab took', async () => {
    const { offline, other, stop } = await opened()
    const entries = [await checkIn(offline), await checkIn(other), await checkIn(offline), await checkIn(other)]
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4])
    stop()
  })

  test('never signs for an officer who gave the phone away in another tab', async () => {
    const { offline, other, server, stop } = await opened()
    const first = await checkIn(offline)
    await other.adopt(server.session(officer('008')), 'phone')
    const words = { post_id: POST_ID, requirement_id: null }
    await expect(offline.record('checkin.check_in', words, { fix: null, officerId: first.officer_id })).rejects.toBeInstanceOf(HolderChanged)
    expect((await now(offline.counts)).created).toBe(0)
    const second = await offline.record('checkin.check_in', words, { fix: null, officerId: officer('008').id })
    expect([second.officer_id, second.seq]).toEqual([officer('008').id, 1])
    await other.release()
    await expect(checkIn(offline)).rejects.toBeInstanceOf(NotEnrolled)
    stop()
  })

  test('quotes the ticket of its latest contact', async () => {
    const { offline, server, stop } = await opened()
    await vi.waitFor(async () => {
      await offline.flush()
      const { lastTicket } = server
      expect((await checkIn(offline)).body.ticket).toBe(lastTicket)
    })
    stop()
  })
})

function seqOf(body: string): number {
  return (JSON.parse(body) as { seq: number }).seq
}

function prevOf(body: string): string | null {
  return (JSON.parse(body) as { prev: string | null }).prev
}
