// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { Dexie } from 'dexie'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { anEntry, refused } from '../../app/testing/entries'
import { alive, offlineWith, servicesWith, standingAt } from '../../app/testing/services'
import { servicesKey } from '../../app/services'
import type { ChangeKind, Entry, Identity, Offline } from '../../offline'
import AccidentRoute from './AccidentRoute.vue'
import { accidentSubject } from './describe'

enableAutoUnmount(afterEach)

const fix = { datum: 'wgs84', latitude: 36.28, longitude: 115.9, accuracy_m: 8, at: '2026-11-23T02:00:00.000Z' } as const
const me = { id: 'me', badge: '0117', name: '王警官', rank: 'police' as const, unit_id: 'unit', roles: ['officer' as const], mentor_id: null }
const identity: Identity = { kind: 'officer', officer: me, units: [], demo: false, enrolment_id: 'e', device_id: 'd' }
const word = (list: string, code: string, name_zh: string) => ({ id: `${list}.${code}`, data: { key: `${list}.${code}`, list, code, name_zh, confidence: 'medium' } })
const views: Partial<Record<ChangeKind, unknown>> = { accident_word: [word('form', '11', '碰撞运动车辆'), word('vehicle', 'K3', '驾驶小型客车'), word('vehicle', 'F6', '电动自行车'), word('vehicle', 'T1', '驾驶拖拉机')] }

const payload = { occurred_at: '2026-11-23T01:50:00.000Z', procedure: 'general' as const, deaths: 0, injuries: 1, form: '11', vehicles: ['K3'], section_id: null, chainage_m: null, place_text: '桥东', note: '', photos: [] }
const record = vi.fn(() => Promise.resolve(anEntry('accident.report', payload, { id: 'saved' })))
const correct = vi.fn(() => Promise.resolve(anEntry('accident.report', payload, { id: 'corrected' })))

function phone(entries: Entry[] = []) {
  const offline = offlineWith({
    identity: alive(identity), record: record as unknown as Offline['record'], correct: correct as unknown as Offline['correct'],
    entry: (id) => alive(entries.find((entry) => entry.id === id) ?? null), views: ((of: ChangeKind) => alive(views[of] ?? [])) as unknown as Offline['views'],
  })
  return servicesWith({ offline, geolocation: standingAt({ kind: 'fix', fix }) })
}
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/accidents/new', component: AccidentRoute }, { path: '/:rest(.*)*', component: { template: '<i />' } }] })

async function settled() {
  for (let turn = 0; turn < 12; turn += 1) {
    await flushPromises()
    await new Promise((resolve) => { setTimeout(resolve, 0) })
  }
}
async function opened(services = phone(), at = '/accidents/new'): Promise<VueWrapper> {
  await router.push(at)
  const wrapper = mount(AccidentRoute, { attachTo: document.body, global: { plugins: [router], provide: { [servicesKey as symbol]: services } } })
  await settled()
  return wrapper
}
async function tap(page: VueWrapper, words: string) {
  await page.findAll('button').find((each) => each.text() === words || each.attributes('aria-label') === words)?.trigger('click')
  await settled()
}

/** The page waits for its parts; what is loaded once is there at once. */
beforeAll(() => Promise.all([import('../violation/PhotoField.vue'), import('../hazard/HazardPlace.vue')]))
beforeEach(async () => {
  record.mockClear()
  correct.mockClear()
  await Dexie.delete('xunlu-accidents')
})

it('takes one tap to save: nothing is demanded, the place is where the phone stands', async () => {
  await tap(await opened(), '保存上报')
  expect(record.mock.calls).toMatchObject([['accident.report', { procedure: 'simple', deaths: 0, injuries: 0, form: null, vehicles: [] }, { fix, photos: [], supersedes: null }]])
  expect(router.currentRoute.value.path).toBe('/records/saved')
})

it('counts who was hurt and takes the procedure from it; a vehicle is added and taken away by a tap', async () => {
  const page = await opened()
  for (const words of ['受伤加一人', '受伤加一人', '受伤减一人', '小型客车', '电动自行车', '去掉小型客车', '保存上报']) await tap(page, words)
  expect(record.mock.calls).toMatchObject([['accident.report', { procedure: 'general', injuries: 1, vehicles: ['F6'] }, {}]])
})

it('comes back after a killed browser with what was filled in', async () => {
  const page = await opened()
  await tap(page, '死亡加一人')
  page.unmount()
  const again = await opened()
  expect(again.text()).toContain('已恢复未保存的事故')
  await tap(again, '保存上报')
  expect(record.mock.calls).toMatchObject([['accident.report', { deaths: 1 }, {}]])
})

it('that the server refused is corrected from what was said', async () => {
  const entry = { ...anEntry('accident.report', payload, { id: 'old' }), state: refused('word_unknown') }
  await tap(await opened(phone([entry]), '/accidents/new?replaces=old'), '保存上报')
  expect(correct.mock.calls).toMatchObject([['old', { occurred_at: payload.occurred_at, injuries: 1, vehicles: ['K3'], place_text: '桥东' }, {}]])
})

it('is told in one line by who was hurt and where', () => {
  expect(accidentSubject(anEntry('accident.report', { ...payload, section_id: 's', chainage_m: 12_300 }, {}), () => '国道一段')).toBe('死亡 0 受伤 1 · 国道一段 K12+300 · 桥东')
})
