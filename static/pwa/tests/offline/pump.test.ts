import { expect, test, vi } from 'vitest'
import type { Offline, SyncStatus } from '../../src/offline'
import { problem, unreachable } from './answers'
import { checkIn, now, stage, type Stage } from './stage'

/** A page with the pump running, its first attempt behind it, and a way to wake it. */
async function running(): Promise<Stage & { wake: () => void; stop: () => void }> {
  const set = await stage()
  const listeners = new Set<() => void>()
  const onWake = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const offline = set.reopen({ wakeups: { onWake, requestSync: () => Promise.resolve(true) } })
  const stop = offline.start()
  await planned(set)
  set.server.requests.length = 0
  return { ...set, offline, stop, wake: () => { for (const listener of listeners) listener() } }
}

function planned({ clock }: Pick<Stage, 'clock'>): Promise<void> {
  return vi.waitFor(() => { expect(clock.nextTimerMs).not.toBeNull() })
}

function settled(offline: Offline, kind: SyncStatus['kind']): Promise<void> {
  return vi.waitFor(async () => { expect((await now(offline.status)).kind).toBe(kind) })
}

async function confirmed(offline: Offline, count: number): Promise<void> {
  await vi.waitFor(async () => { expect((await now(offline.counts)).confirmed).toBe(count) })
}

test('a record is sent without anybody asking', async () => {
  const { offline, stop } = await running()
  await checkIn(offline)
  await confirmed(offline, 1)
  stop()
})

test('a page that wakes tries again at once', async () => {
  const { offline, server, wake, stop } = await running()
  server.fault = () => unreachable
  await checkIn(offline)
  await settled(offline, 'waiting')
  server.fault = () => null
  wake()
  await confirmed(offline, 1)
  stop()
})

test('without any event the timer tries again', async () => {
  const { offline, server, clock, stop } = await running()
  server.fault = () => unreachable
  await checkIn(offline)
  await settled(offline, 'waiting')
  server.fault = () => null
  await vi.waitFor(() => { expect(clock.nextTimerMs ?? 60_000).toBeLessThan(10_000) })
  clock.advance(10_000)
  await confirmed(offline, 1)
  stop()
})

test('news is asked for once a minute', async () => {
  const { server, clock, stop } = await running()
  expect(clock.nextTimerMs).toBe(60_000)
  clock.advance(60_000)
  await vi.waitFor(() => { expect(server.count('GET', '/changes')).toBe(1) })
  stop()
})

test('a server that wants a sign-in is left alone until there is one', async () => {
  const { offline, server, clock, stop } = await running()
  server.fault = () => problem(401, 'not_signed_in')
  await checkIn(offline)
  await settled(offline, 'sign_in_needed')
  await vi.waitFor(() => { expect(clock.nextTimerMs).toBeNull() })
  stop()
})

test('a stopped page sets no more timers', async () => {
  const { clock, stop } = await running()
  stop()
  expect(clock.nextTimerMs).toBeNull()
})
