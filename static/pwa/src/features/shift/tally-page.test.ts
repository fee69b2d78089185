// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { alive, offlineWith, servicesWith } from '../../app/testing/services'
import { servicesKey } from '../../app/services'
import type { ChangeKind, CommandType, Entry, Identity, Offline } from '../../offline'
import { FakeClock } from '../../../tests/fake-clock'
import { anEntry } from '../../app/testing/entries'
import { aKind } from './test/made'
import TallyRoute from './TallyRoute.vue'
import { QUIET_MS } from './use-tally'

enableAutoUnmount(afterEach)

const officer = { id: 'me', badge: '0117', name: '王警官', rank: 'police', unit_id: 'unit', roles: ['officer'], mentor_id: null } as const
const identity: Identity = { kind: 'officer', officer: { ...officer, roles: ['officer'] }, units: [], demo: false, enrolment_id: 'e', device_id: 'd' }
const views: Partial<Record<ChangeKind, unknown>> = { tally_kind: [aKind('persuasion', '劝导', 0), aKind('helmet', '头盔劝导', 1)] }

/** A phone whose records the page sees as soon as they are made. */
function phone() {
  const clock = new FakeClock()
  const entries = alive<Entry[]>([])
  let said: Entry[] = []
  const record = (type: CommandType, payload: never, { supersedes = null }: { supersedes?: string | null }) => {
    const entry = anEntry(type, payload, { id: `said-${said.length}` })
    said = [{ ...entry, body: { ...entry.body, supersedes } }, ...said]
    entries.tell(said)
    return Promise.resolve(entry)
  }
  const offline = offlineWith({
    identity: alive(identity), entries: () => entries, record: record as unknown as Offline['record'],
    views: ((kind: ChangeKind) => alive(views[kind] ?? [])) as unknown as Offline['views'],
  })
  return { services: servicesWith({ offline, clock }), clock, said: () => said }
}

async function settled() {
  for (let turn = 0; turn < 12; turn += 1) {
    await flushPromises()
    await new Promise((resolve) => { setTimeout(resolve, 0) })
  }
}
async function opened(services: ReturnType<typeof phone>['services']): Promise<VueWrapper> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })
  const wrapper = mount(TallyRoute, { global: { plugins: [router], provide: { [servicesKey as symbol]: services } } })
  await settled()
  return wrapper
}
async function tap(page: VueWrapper, words: string) {
  await page.findAll('.counter button').find((each) => each.get('.visually-hidden').text() === words)?.trigger('click')
  await settled()
}
const shown = (page: VueWrapper) => page.findAll('.more b').map((each) => each.text())

beforeEach(async () => { await Dexie.delete('xunlu-tally') })

describe('the counters', () => {
  it('show each tap at once and make one record when nobody taps for a while', async () => {
    const { services, clock, said } = phone()
    const page = await opened(services)
    for (const words of ['劝导加一次', '劝导加一次', '头盔劝导加一次']) await tap(page, words)
    expect(shown(page)).toEqual(['2', '1'])
    expect([said().length, page.text().includes('刚点的 3 次已存在手机上')]).toEqual([0, true])
    clock.advance(QUIET_MS)
    await settled()
    expect(said().map(({ type, body }) => [type, body.payload])).toMatchObject([['shift.tally', { counts: [{ kind: 'persuasion', count: 2 }, { kind: 'helmet', count: 1 }] }]])
    expect([shown(page), page.text().includes('今日计数均已成为记录')]).toEqual([['2', '1'], true])
  })

  it('lose nothing when the browser is killed between two taps', async () => {
    const first = phone()
    const page = await opened(first.services)
    await tap(page, '劝导加一次')
    const second = phone() // the first one never came to handing in
    const again = await opened(second.services)
    expect(shown(again)).toEqual(['1', '0'])
    await tap(again, '劝导加一次')
    second.clock.advance(QUIET_MS)
    await settled()
    expect(second.said().map(({ body }) => body.payload)).toMatchObject([{ counts: [{ kind: 'persuasion', count: 2 }] }])
  })

  it('undo a tap that is no record yet without a trace', async () => {
    const { services, clock, said } = phone()
    const page = await opened(services)
    for (const words of ['劝导加一次', '劝导减一次']) await tap(page, words)
    clock.advance(QUIET_MS)
    await settled()
    expect([shown(page), said()]).toEqual([['0', '0'], []])
  })

  it('undo by a correction what was handed in, and take it back when nothing is left', async () => {
    const { services, clock, said } = phone()
    const page = await opened(services)
    for (const words of ['劝导加一次', '劝导加一次']) await tap(page, words)
    clock.advance(QUIET_MS)
    await settled()
    await tap(page, '劝导减一次')
    expect(said()[0]?.body).toMatchObject({ type: 'shift.tally', supersedes: 'said-0', payload: { counts: [{ kind: 'persuasion', count: 1 }] } })
    await tap(page, '劝导减一次')
    expect(said()[0]?.body).toMatchObject({ type: 'shift.withdraw_tally', payload: { command_id: 'said-1' } })
    expect(shown(page)).toEqual(['0', '0'])
  })

  it('hand in when the page is left', async () => {
    const { services, said } = phone()
    const page = await opened(services)
    await tap(page, '头盔劝导加一次')
    page.unmount()
    await settled()
    expect(said().map(({ type }) => type)).toEqual(['shift.tally'])
  })
})
