// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { Dexie } from 'dexie'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { anEntry } from '../../app/testing/entries'
import { alive, offlineWith, servicesWith, standingAt } from '../../app/testing/services'
import { servicesKey } from '../../app/services'
import type { ChangeKind, Identity, Offline } from '../../offline'
import { aPlanItem, aTalk, aTarget, aWord } from './test/made'
import TalkCard from './TalkCard.vue'
import TalkRoute from './TalkRoute.vue'

const fix = { datum: 'wgs84', latitude: 36.28, longitude: 115.9, accuracy_m: 8, at: '2026-11-23T02:00:00.000Z' } as const
const officer = { id: 'me', badge: '0117', name: '林静', rank: 'police', unit_id: 'unit', roles: ['outreach'], mentor_id: null } as const
const identity: Identity & { kind: 'officer' } = { kind: 'officer', officer: { ...officer, roles: ['outreach'] }, units: [], demo: false, enrolment_id: 'e', device_id: 'd' }
const views: Partial<Record<ChangeKind, { id: string; data: unknown }[]>> = {
  target: [aTarget('village', { name: '郭店屯村', latitude: 36.281, longitude: 115.9 }), aTarget('school', { name: '阿城小学' })].map((data) => ({ id: data.id, data })),
  outreach_word: [aWord('group.villager', '村民'), aWord('form.lecture', '讲课'), aWord('theme.helmet', '戴头盔'), aWord('material.apron', '围裙')].map((data) => ({ id: data.key, data })),
  officer: [{ id: 'me', data: officer }],
  plan_item: [aPlanItem('plan', { target_ids: ['school'], forms: ['lecture'], themes: ['helmet'], team_ids: ['me'] }), aPlanItem('other', { target_ids: ['village'] })].map((data) => ({ id: data.id, data })),
}

const record = vi.fn(() => Promise.resolve(anEntry('outreach.close_session', aTalk, { id: 'saved' })))
/** What was said in the n-th record. */
function said(index: number): unknown {
  return (record.mock.calls as unknown[][])[index]?.[1]
}
const held = alive<Identity>(identity)
function phone() {
  const offline = offlineWith({
    identity: held, record: record as unknown as Offline['record'], views: ((kind: ChangeKind) => alive(views[kind] ?? [])) as Offline['views'],
  })
  return servicesWith({ offline, geolocation: standingAt({ kind: 'fix', fix }) })
}
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/talks/new', component: TalkRoute }, { path: '/:rest(.*)*', component: { template: '<i />' } }] })

async function settled() {
  for (let turn = 0; turn < 10; turn += 1) {
    await flushPromises()
    await new Promise((resolve) => { setTimeout(resolve, 0) })
  }
}
async function opened(path = '/talks/new'): Promise<VueWrapper> {
  await router.push(path)
  const wrapper = mount(TalkRoute, { global: { plugins: [router], provide: { [servicesKey as symbol]: phone() } } })
  await settled()
  return wrapper
}
async function tap(page: VueWrapper, words: string) {
  const button = page.findAll('button').find((each) => each.text().includes(words) || each.attributes('aria-label')?.includes(words))
  if (button === undefined) throw new Error(`nothing to tap says ${words}`)
  await button.trigger('click')
  await settled()
}

/** The figure, for those who read the run. */
function tell(what: string, taps: number) {
  process.stdout.write(`${what}: ${String(taps)} taps from Today\n`)
}

beforeEach(async () => {
  record.mockClear()
  await Dexie.delete('xunlu-talks')
})

describe('a talk on the phone', () => {
  it('stays the word of whom it was begun by, whoever signs in meanwhile', async () => {
    const page = await opened()
    for (const words of ['郭店屯村', '开始', '加 10 人', '村民', '讲课', '戴头盔', '结束宣讲']) await tap(page, words)
    held.tell({ ...identity, officer: { ...identity.officer, id: 'other' } })
    await tap(page, '保存')
    held.tell(identity)
    expect(record.mock.calls[0]).toMatchObject(['outreach.close_session', {}, { officerId: 'me' }])
  })

  it('is saved within twelve taps from Today, and stands in one command', async () => {
    const page = await opened()
    const taps = ['郭店屯村', '开始', '加 10 人', '加 10 人', '加 10 人', '村民', '讲课', '戴头盔', '结束宣讲', '保存']
    for (const words of taps) await tap(page, words)
    tell('a talk from where one stands', 1 + taps.length)
    expect(1 + taps.length).toBeLessThanOrEqual(12)
    expect(record).toHaveBeenCalledOnce()
    expect(record.mock.calls[0]).toMatchObject([
      'outreach.close_session',
      { target_ids: ['village'], head_count: 30, count_method: 'counted', groups: ['villager'], forms: ['lecture'], themes: ['helmet'], materials: [] },
      { fix, photos: [], supersedes: null },
    ])
    expect(router.currentRoute.value.path).toBe('/records/saved')
  })

  it('from the plan is saved in fewer taps, and says what it carried out', async () => {
    const card = mount(TalkCard, { props: { officerId: 'me' }, global: { plugins: [router], provide: { [servicesKey as symbol]: phone() } } })
    await settled()
    const link = card.findAll('a').find((each) => each.text().includes('阿城小学'))
    const page = await opened(link?.attributes('href'))
    const taps = ['开始', '加 10 人', '加 10 人', '加 10 人', '村民', '结束宣讲', '保存']
    for (const words of taps) await tap(page, words)
    tell('a talk from the plan', 1 + taps.length)
    expect(1 + taps.length).toBeLessThanOrEqual(12)
    expect(said(0)).toMatchObject({ plan_item_id: 'plan', target_ids: ['school'], forms: ['lecture'], themes: ['helmet'], presenter_ids: ['me'], head_count: 30 })
  })

  it('under way is not put aside for another planned one, one that was only prepared is', async () => {
    const first = await opened('/talks/new?plan=plan')
    first.unmount()
    const second = await opened('/talks/new?plan=other')
    expect(second.text()).toContain('郭店屯村')
    await tap(second, '开始')
    second.unmount()
    const third = await opened('/talks/new?plan=plan')
    expect(third.get('ul.chosen').text()).toContain('郭店屯村')
    for (const words of ['结束宣讲', '保存']) await tap(third, words)
    expect(said(0)).toMatchObject({ plan_item_id: 'other', target_ids: ['village'] })
  })

  it('is let go by the plan with one tap', async () => {
    const page = await opened('/talks/new?plan=plan')
    for (const words of ['不按这项计划', '开始', '结束宣讲', '保存']) await tap(page, words)
    expect(said(0)).toMatchObject({ plan_item_id: null, target_ids: ['school'] })
  })

  it('comes back after a killed browser with everything that was filled in', async () => {
    const page = await opened()
    for (const words of ['郭店屯村', '开始', '加 10 人', '加 1 人', '戴头盔']) await tap(page, words)
    page.unmount()
    const again = await opened()
    expect(again.text()).toContain('已恢复未保存的宣讲')
    expect(again.get<HTMLInputElement>('input.heads').element.value).toBe('11')
    await tap(again, '结束宣讲')
    await tap(again, '保存')
    expect(said(0)).toMatchObject({ target_ids: ['village'], head_count: 11, themes: ['helmet'] })
  })

  it('is told on Today while it goes on', async () => {
    const page = await opened()
    for (const words of ['开始', '加 10 人']) await tap(page, words)
    page.unmount()
    const card = mount(TalkCard, { props: { officerId: 'me' }, global: { plugins: [router], provide: { [servicesKey as symbol]: phone() } } })
    await settled()
    expect(card.text()).toContain('宣讲进行中 · 0 分钟 · 10 人')
  })

  it('takes over audience, form and themes of the last one by one tap', async () => {
    const first = await opened()
    for (const words of ['郭店屯村', '开始', '村民', '讲课', '结束宣讲', '保存']) await tap(first, words)
    first.unmount()
    const second = await opened()
    for (const words of ['郭店屯村', '开始', '同上次', '结束宣讲', '保存']) await tap(second, words)
    expect(said(1)).toMatchObject({ groups: ['villager'], forms: ['lecture'], head_count: 0 })
  })

  it('asks for a target before anything is signed', async () => {
    const page = await opened()
    for (const words of ['开始', '结束宣讲', '保存']) await tap(page, words)
    expect(record).not.toHaveBeenCalled()
    expect(page.get('[role="alert"]').text()).toBe('请选择宣教对象')
  })

  it('that was ended too early goes on', async () => {
    const page = await opened()
    for (const words of ['开始', '结束宣讲', '继续宣讲']) await tap(page, words)
    expect(page.text()).toContain('结束宣讲')
  })
})
