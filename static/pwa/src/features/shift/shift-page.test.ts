// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { anEntry, refused } from '../../app/testing/entries'
import { alive, NOW, offlineWith, servicesWith } from '../../app/testing/services'
import { servicesKey } from '../../app/services'
import type { ChangeKind, Entry, Identity, Offline } from '../../offline'
import ShiftLine from './ShiftLine.vue'
import ShiftRoute from './ShiftRoute.vue'
import { aStart, ME, told } from './test/made'

enableAutoUnmount(afterEach)

const officer = (id: string, name: string) => ({ id, badge: id, name, rank: 'police' as const, unit_id: 'unit', roles: ['officer' as const], mentor_id: null })
const me = officer(ME, '王警官')
const identity: Identity = { kind: 'officer', officer: me, units: [], demo: false, enrolment_id: 'e', device_id: 'd' }
const car = { id: 'car', plate: '鲁P1201警', name: '1号车', unit_id: 'unit', version: 1 }
const EIGHT = '2026-11-23T00:00:00.000Z'

const record = vi.fn(() => Promise.resolve(anEntry('sync.abandon', { seq: 1, digest: 'd', reason: 'x' })))
const correct = vi.fn(() => Promise.resolve(anEntry('sync.abandon', { seq: 1, digest: 'd', reason: 'x' })))

function phone({ entries = [], shifts = [] }: { entries?: Entry[]; shifts?: unknown[] } = {}) {
  const views: Partial<Record<ChangeKind, unknown[]>> = {
    officer: [me, officer('li', '李辅警'), officer('zhao', '赵警官')].map((data) => ({ id: data.id, data })), vehicle: [{ id: 'car', data: car }], shift: shifts,
  }
  const offline = offlineWith({
    identity: alive(identity), entries: () => alive(entries), entry: (id) => alive(entries.find((entry) => entry.id === id) ?? null),
    record: record as unknown as Offline['record'], correct: correct as unknown as Offline['correct'], views: ((kind: ChangeKind) => alive(views[kind] ?? [])) as Offline['views'],
  })
  return servicesWith({ offline })
}
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/shift', component: ShiftRoute }, { path: '/:rest(.*)*', component: { template: '<i />' } }] })

async function opened(services: ReturnType<typeof phone>, at = '/shift'): Promise<VueWrapper> {
  await router.push(at)
  const wrapper = mount(ShiftRoute, { attachTo: document.body, global: { plugins: [router], provide: { [servicesKey as symbol]: services } } })
  await flushPromises()
  return wrapper
}
async function tap(page: VueWrapper, words: string) {
  const button = page.findAll('button').find((each) => each.text() === words)
  if (button === undefined) throw new Error(`nothing to tap says ${words}: ${page.text()}`)
  await button.trigger('click')
  await flushPromises()
}

beforeEach(() => {
  record.mockClear()
  correct.mockClear()
})

describe('going out and coming in', () => {
  it('takes one tap on the page, with the crew and car of the last time', async () => {
    const before = aStart('old', '2026-11-22T00:00:00.000Z', { crew_ids: ['li'], vehicle_id: 'car' })
    const page = await opened(phone({ entries: [before] }))
    expect(page.findAll('[aria-pressed="true"]').map((each) => each.text())).toEqual(['李辅警', '鲁P1201警'])
    await tap(page, '上勤')
    expect(record.mock.calls).toMatchObject([['shift.start', { crew_ids: ['li'], vehicle_id: 'car', note: '' }, { supersedes: null }]])
    expect(router.currentRoute.value.path).toBe('/today')
  })

  it('takes another crew and car by a tap on each', async () => {
    const page = await opened(phone())
    for (const words of ['赵警官', '鲁P1201警', '上勤']) await tap(page, words)
    expect(record.mock.calls).toMatchObject([['shift.start', { crew_ids: ['zhao'], vehicle_id: 'car' }, {}]])
  })

  it('offers the end to whoever is out, and names the shift by its first start', async () => {
    const page = await opened(phone({ shifts: [told('shift', EIGHT, { start_id: 'second' })] }))
    await tap(page, '下勤')
    expect(record.mock.calls).toMatchObject([['shift.end', { shift_id: 'shift', note: '' }, {}]])
  })

  it('corrects crew and car of the shift that runs', async () => {
    const page = await opened(phone({ entries: [aStart('start', EIGHT, { crew_ids: ['li'] })] }))
    for (const words of ['更正人员、车辆', '李辅警', '赵警官', '保存更正']) await tap(page, words)
    expect(record.mock.calls).toMatchObject([['shift.start', { crew_ids: ['zhao'] }, { supersedes: 'start' }]])
  })

  it('gives a start that the server refused a fresh one', async () => {
    const entry = { ...aStart('late', EIGHT, { crew_ids: ['li'] }), state: refused('shift_running') }
    const page = await opened(phone({ entries: [entry] }), '/shift?replaces=late')
    await tap(page, '保存更正')
    expect(correct.mock.calls).toMatchObject([['late', { crew_ids: ['li'] }, {}]])
  })

  it('shows a colleague who was named that they are out, and lets them end nothing that isn’t theirs', async () => {
    const shifts = [told('theirs', EIGHT, { officer_id: 'zhao', crew_ids: [ME], vehicle_id: 'car' })]
    const page = await opened(phone({ shifts }))
    expect(page.text()).toContain('在勤：赵警官 班组')
    expect(page.findAll('button').some((each) => each.text() === '下勤')).toBe(false)
    const line = mount(ShiftLine, { props: { officer: me, now: NOW }, global: { plugins: [router], provide: { [servicesKey as symbol]: phone({ shifts }) } } })
    await flushPromises()
    expect(line.text()).toContain('鲁P1201警 · 赵警官')
  })

  it('takes no room on Today while nobody is out', async () => {
    const line = mount(ShiftLine, { props: { officer: me, now: NOW }, global: { plugins: [router], provide: { [servicesKey as symbol]: phone() } } })
    await flushPromises()
    expect(line.text()).toBe('')
  })
})
