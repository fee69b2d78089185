// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { Dexie } from 'dexie'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { anEntry, refused } from '../../app/testing/entries'
import { alive, NOW, offlineWith, servicesWith, standingAt } from '../../app/testing/services'
import { servicesKey } from '../../app/services'
import { HolderChanged, type ChangeKind, type Entry, type Identity, type Offline } from '../../offline'
import { hazardFacts } from './describe'
import HazardRoute from './HazardRoute.vue'
import type { Hazard } from './views'

enableAutoUnmount(afterEach)

const fix = { datum: 'wgs84', latitude: 36.28, longitude: 115.9, accuracy_m: 8, at: '2026-11-23T02:00:00.000Z' } as const
const me = { id: 'me', badge: '0117', name: '王警官', rank: 'police' as const, unit_id: 'unit', roles: ['officer' as const], mentor_id: null }
const identity: Identity = { kind: 'officer', officer: me, units: [], demo: false, enrolment_id: 'e', device_id: 'd' }
const kind = (code: string, name_zh: string, position: number) => ({ id: code, data: { id: code, code, name_zh, name_en: code, position, active: true, source: '', confidence: 'medium', version: 1 } })
const section = { id: 'section', name: '国道一段', from_chainage_m: 12_000, to_chainage_m: 12_900 }
const views: Partial<Record<ChangeKind, unknown>> = { hazard_kind: [kind('pothole', '路面坑槽', 0), kind('sign_missing', '标志缺失', 1)], section: [{ id: 'section', data: section }] }

const payload = { kind: 'pothole', severity: 'minor' as const, section_id: 'section', chainage_m: 12_300, place_text: '', note: '', photos: [] }
const record = vi.fn(() => Promise.resolve(anEntry('hazard.report', payload, { id: 'saved' })))
const correct = vi.fn(() => Promise.resolve(anEntry('hazard.report', payload, { id: 'corrected' })))

function phone(entries: Entry[] = []) {
  const offline = offlineWith({
    identity: alive(identity), record: record as unknown as Offline['record'], correct: correct as unknown as Offline['correct'],
    entries: () => alive(entries), entry: (id) => alive(entries.find((entry) => entry.id === id) ?? null), views: ((of: ChangeKind) => alive(views[of] ?? [])) as unknown as Offline['views'],
  })
  return servicesWith({ offline, geolocation: standingAt({ kind: 'fix', fix }) })
}
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/hazards/new', component: HazardRoute }, { path: '/:rest(.*)*', component: { template: '<i />' } }] })

async function settled() {
  for (let turn = 0; turn < 12; turn += 1) {
    await flushPromises()
    await new Promise((resolve) => { setTimeout(resolve, 0) })
  }
}
async function opened(services = phone(), at = '/hazards/new'): Promise<VueWrapper> {
  await router.push(at)
  const wrapper = mount(HazardRoute, { attachTo: document.body, global: { plugins: [router], provide: { [servicesKey as symbol]: services } } })
  await settled()
  return wrapper
}
async function choose(page: VueWrapper, words: string) {
  const label = page.findAll('label').find((each) => each.text() === words)
  await label?.get('input').setValue(true)
  await settled()
}
async function save(page: VueWrapper) {
  await page.findAll('button').find((each) => each.text() === '保存上报')?.trigger('click')
  await settled()
}

/** The page waits for its parts; what is loaded once is there at once. */
beforeAll(() => import('../violation/PhotoField.vue'))
beforeEach(async () => {
  record.mockClear()
  correct.mockClear()
  await Dexie.delete('xunlu-hazards')
})

it('says how far a hazard has come to whoever reported it', () => {
  const entry = anEntry('hazard.report', { ...payload, note: '半米宽' }, { id: 'said' })
  const known = { id: 'hazard', data: { report_id: 'said', state: 'handed_over', handed_to: '公路中心' } as Hazard }
  expect(hazardFacts(entry, [known])).toEqual([{ name: '处理情况', value: '已移交公路中心' }, { name: '说明', value: '半米宽' }])
  expect(hazardFacts(entry, [])).toHaveLength(1)
})

describe('a hazard on the phone', () => {
  it('takes its kind and one tap to save; the place is where the phone stands', async () => {
    const page = await opened()
    await choose(page, '路面坑槽')
    await save(page)
    expect(record.mock.calls).toMatchObject([['hazard.report', { kind: 'pothole', severity: 'minor', section_id: null, chainage_m: null }, { fix, photos: [], supersedes: null }]])
    expect(router.currentRoute.value.path).toBe('/records/saved')
  })

  it('asks for its kind before anything is signed', async () => {
    const page = await opened()
    await save(page)
    expect(record).not.toHaveBeenCalled()
    expect(page.text()).toContain('请选择隐患类别')
  })

  it('comes back after a killed browser with what was filled in', async () => {
    const page = await opened()
    await choose(page, '标志缺失')
    await choose(page, '危险')
    page.unmount()
    const again = await opened()
    expect(again.text()).toContain('已恢复未保存的隐患')
    await save(again)
    expect(record.mock.calls).toMatchObject([['hazard.report', { kind: 'sign_missing', severity: 'dangerous' }, {}]])
    again.unmount()
    expect((await opened()).text()).not.toContain('已恢复')
  })

  it('asks before a correction takes the place of what was begun, and keeps that when told so', async () => {
    const older = anEntry('hazard.report', { ...payload, note: '旧的' }, { id: 'old', occurred_at: '2026-11-22T02:00:00.000Z' })
    const begun = await opened()
    await begun.get('textarea').setValue('还没说完')
    await settled()
    begun.unmount()
    const page = await opened(phone([older]), '/hazards/new?replaces=old')
    const note = () => page.get<HTMLTextAreaElement>('textarea').element.value
    const answer = async (words: string) => {
      ;[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === words)?.click()
      await settled()
    }
    expect(note()).toBe('还没说完')
    await answer('丢弃，开始更正')
    expect(note()).toBe('旧的')
  })
  it('is not offered as unfinished when the browser was killed between saving it and letting its draft go', async () => {
    const page = await opened()
    await choose(page, '标志缺失')
    page.unmount()
    const saved = anEntry('hazard.report', payload, { id: 'saved', occurred_at: NOW.toISOString() })
    expect((await opened(phone([saved]))).text()).not.toContain('已恢复')
  })

  it('leaves nothing of a discarded correction in the one that is begun anew', async () => {
    const entry = { ...anEntry('hazard.report', { ...payload, note: '旧的' }, { id: 'old' }), state: refused('section_unknown') }
    const first = await opened(phone([entry]), '/hazards/new?replaces=old')
    await first.get('textarea').setValue('改了一半')
    await settled()
    first.unmount()
    const page = await opened(phone([entry]), '/hazards/new?replaces=old')
    ;[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === '丢弃，开始更正')?.click()
    await settled()
    expect(page.get<HTMLTextAreaElement>('textarea').element.value).toBe('旧的')
  })

  it('is its officer’s, whoever signs in meanwhile, and says why nothing was saved', async () => {
    record.mockImplementationOnce(() => Promise.reject(new HolderChanged()))
    const page = await opened()
    await choose(page, '标志缺失')
    await save(page)
    expect(record.mock.calls).toMatchObject([['hazard.report', {}, { officerId: 'me' }]])
    expect(page.text()).toContain('已换人登录')
  })

  it('is saved though its draft can’t be let go', async () => {
    const page = await opened()
    await choose(page, '标志缺失')
    const drafts = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => { throw new Error('closed') })
    await save(page)
    drafts.mockRestore()
    expect(record).toHaveBeenCalledTimes(1)
    expect(page.text()).not.toContain('没有保存')
  })

  it('that the server refused is corrected from what was said', async () => {
    const entry = { ...anEntry('hazard.report', payload, { id: 'old' }), state: refused('section_unknown') }
    const page = await opened(phone([entry]), '/hazards/new?replaces=old')
    await save(page)
    expect(correct.mock.calls).toMatchObject([['old', { kind: 'pothole', section_id: 'section', chainage_m: 12_300 }, {}]])
  })
})
