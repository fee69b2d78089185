import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { beforeEach, describe, expect, it } from 'vitest'
import { now, officer, stage, type Stage } from '../../../tests/offline/stage'
import type { Entry, Uuid } from '../../offline'
import { pageLocks } from '../../platform/locks'
import { handIn, handInLeftovers } from './hand-in'
import { isOf } from './standing'
import { createTallyStore, type TallyStore } from './tally-store'

const ME = officer('007').id
const AT = '2026-03-01T15:00:00.000Z'

async function tapped(store: TallyStore, kinds: string, officerId: Uuid = ME) {
  for (const kind of kinds) await store.tap(officerId, { kind, at: AT })
}
async function tallies({ offline }: Stage): Promise<Entry<'shift.tally'>[]> {
  return (await now(offline.entries())).filter((entry) => isOf(entry, 'shift.tally'))
}
const means = ({ offline }: Stage) => ({ offline, locks: pageLocks() })
/** All that was tapped: on the phone as drafts, and in records. */
async function counted(set: Stage, store: TallyStore): Promise<number> {
  const said = (await tallies(set)).flatMap(({ body }) => body.payload.counts).reduce((sum, { count }) => sum + count, 0)
  return said + (await store.drafts(ME)).reduce((sum, { taps }) => sum + taps.length, 0)
}
/** A store whose phone dies at one step of handing in. */
function dying(store: TallyStore, step: 'forget'): TallyStore {
  return { ...store, [step]: () => Promise.reject(new Error('killed')) }
}

beforeEach(async () => { await Dexie.delete('xunlu-tally') })

describe('taps', () => {
  it('outlive the browser one by one', async () => {
    await tapped(createTallyStore(), 'aab')
    expect((await createTallyStore().drafts(ME)).map(({ taps }) => taps.map(({ kind }) => kind).join(''))).toEqual(['aab'])
  })

  it('of two tabs gather in one draft and none is lost', async () => {
    await Promise.all([tapped(createTallyStore(), 'aaa'), tapped(createTallyStore(), 'bbb')])
    const [draft, ...more] = await createTallyStore().drafts(ME)
    expect([draft?.taps.length, more.length]).toEqual([6, 0])
  })

  it('are undone for nothing while they are a draft', async () => {
    const store = createTallyStore()
    await tapped(store, 'ab')
    expect([await store.untap(ME, 'a'), await store.untap(ME, 'a'), await store.untap(ME, 'b')]).toEqual([true, false, true])
    expect(await store.drafts(ME)).toEqual([])
  })

  it('of one officer are none of another’s', async () => {
    const store = createTallyStore()
    await tapped(store, 'a', 'somebody')
    expect([await store.drafts(ME), await store.seal(ME)]).toEqual([[], []])
  })
})

describe('handing in', () => {
  it('makes one record of all taps, and the sum of the outbox holds', async () => {
    const set = await stage()
    const store = createTallyStore()
    await tapped(store, 'aaabb')
    await handIn(means(set), ME, store)
    const [entry, ...more] = await tallies(set)
    expect(entry?.body.payload.counts).toEqual([{ kind: 'a', count: 3 }, { kind: 'b', count: 2 }])
    expect([more.length, (await store.drafts(ME)).length]).toEqual([0, 0])
    const { created, confirmed, pending, attention } = await now(set.offline.counts)
    expect([created, confirmed + pending, attention]).toEqual([1, 1, 0])
  })

  it('of nothing makes no record', async () => {
    const set = await stage()
    await handIn(means(set), ME, createTallyStore())
    expect(await tallies(set)).toEqual([])
  })

  it('is taken up again where the browser died between record and draft, and counts once', async () => {
    const set = await stage()
    const store = createTallyStore()
    await tapped(store, 'aab')
    await expect(handIn(means(set), ME, dying(store, 'forget'))).rejects.toThrow('killed')
    expect((await store.drafts(ME)).length).toBe(1)
    await handIn({ offline: set.reopen(), locks: pageLocks() }, ME, createTallyStore())
    expect((await tallies(set)).length).toBe(1)
    expect(await counted(set, store)).toBe(3)
  })

  it('is taken up again where the browser died before the record', async () => {
    const set = await stage()
    const store = createTallyStore()
    await tapped(store, 'aab')
    await store.seal(ME)
    await tapped(store, 'b')
    expect(await counted(set, store)).toBe(4)
    await handIn({ offline: set.reopen(), locks: pageLocks() }, ME, createTallyStore())
    expect((await tallies(set)).length).toBe(2)
    expect(await counted(set, store)).toBe(4)
  })

  it('by two tabs at once makes one record', async () => {
    const set = await stage()
    const both = means(set)
    await tapped(createTallyStore(), 'aa')
    await Promise.all([handIn(both, ME, createTallyStore()), handIn(both, ME, createTallyStore())])
    expect((await tallies(set)).length).toBe(1)
  })

  it('waits while nobody is signed in on the phone', async () => {
    const set = await stage()
    const store = createTallyStore()
    await tapped(store, 'a')
    await set.offline.release()
    await expect(handIn(means(set), ME, store)).rejects.toThrow()
    expect((await store.drafts(ME)).length).toBe(1)
  })

  it('of what the last run left happens at the next start', async () => {
    const set = await stage()
    const store = createTallyStore()
    await tapped(store, 'ab')
    const stop = handInLeftovers(means(set), store)
    await expect.poll(async () => (await tallies(set)).length).toBe(1)
    stop()
  })
})
