// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { servicesKey } from '../../app/services'
import { alive, offlineWith, servicesWith } from '../../app/testing/services'
import type { ChangeKind, Identity, Officer, Offline } from '../../offline'
import LegalPage from './LegalPage.vue'
import type { LegalRule } from './rules'

const rule = (id: string, area: string, words: string, value: string, unit: string, over: Partial<LegalRule> = {}): LegalRule => ({ id, area, rule: words, value, unit, source: `规范 §${id}`, confidence: 'high', position: Number(id.slice(1)), version: 1, ...over })
const rules = [
  rule('R02', 'staffing', '2名以上交警', '2', '人'), rule('R03', 'staffing', '夜间3名以上交警', '3', '人'), rule('R04', 'site_safety', '警告标志(白天)', '200', 'm'), rule('R05', 'site_safety', '警告标志(夜间)', '500', 'm', { confidence: 'medium' }),
  rule('R10', 'authority', '辅警不得作处罚决定', '禁止', ''), rule('R16', 'penalty', '简易程序', '200', '元'), rule('R17', 'penalty', '一般程序', '2', '人'), rule('R18', 'deadline', '简易程序报备案', '2', '工作日'), rule('R26', 'deadline', '一般程序罚款', '24', '小时'),
]
const code = (key: string, content: string, fine: string | null, points: string | null, initials: string) => ({ key, code: key, content, fine, points, initials, confidence: 'high', rule_confidence: 'medium', position: 0 })
const codes = [code('6011', '未按规定戴安全头盔', '50', null, 'wagdaqtk'), code('1712', '饮酒后驾驶', '1000-2000 + 暂扣驾驶证6个月', '12', 'yjhjs')]
const posts = [{ id: 'post', name: '大桥路口', kind: 'fixed', latitude: 36.1, longitude: 115.8, radius_m: 60 }]
const officers = [['me', 'police'], ['liu', 'police'], ['sun', 'auxiliary']].map(([id, rank]) => ({ id, badge: id, name: id, rank, unit_id: 'squad', roles: ['officer'], mentor_id: null }))
const due = { id: 'due', unit_id: 'squad', duty_day: '2026-11-23', kind: 'post', post_id: 'post', section_id: null, starts_at: '2026-11-23T14:00:00.000Z', ends_at: '2026-11-23T18:00:00.000Z', officer_ids: ['me', 'liu', 'sun'], vehicle_id: null, demands_check_in: false }
const views: Partial<Record<ChangeKind, { id: string; data: unknown }[]>> = {
  legal_rule: rules.map((data) => ({ id: data.id, data })), violation_code: codes.map((data) => ({ id: data.key, data })), post: posts.map((data) => ({ id: data.id, data })),
  officer: officers.map((data) => ({ id: String(data.id), data })),
}

/** The holder is out alone since before. */
const shift = { id: 'shift', start_id: 'shift', officer_id: 'me', crew_ids: [], vehicle_id: null, note: '', started_at: '2026-11-23T08:00:00.000Z', ended_at: null, end_id: null }

async function opened(at = '/legal', clock = '2026-11-23T02:00:00.000Z', over: object = {}): Promise<VueWrapper> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/legal', component: LegalPage }, { path: '/:rest(.*)*', component: { template: '<i />' } }] })
  await router.push(at)
  const identity = alive<Identity>({ kind: 'officer', officer: officers[0] as unknown as Officer, units: [], demo: false, enrolment_id: 'e', device_id: 'd' })
  const offline = offlineWith({ identity, views: ((kind: ChangeKind) => alive(kind === 'requirement' ? [{ id: 'due', data: { ...due, ...over } }] : (views[kind] ?? []))) as Offline['views'] })
  const services = servicesWith({ offline, clock: { now: () => new Date(clock), monotonicMs: () => 0, after: () => () => undefined } })
  const wrapper = mount(LegalPage, { global: { plugins: [router], provide: { [servicesKey as symbol]: services } } })
  await flushPromises()
  return wrapper
}

it('gives the distance of the hour, and that of poor visibility when told', async () => {
  const day = await opened('/legal?post=post')
  expect(day.text()).toContain('设点执勤 · 大桥路口')
  expect(day.get('.large').text()).toContain('200 米')
  await day.get('input[value="low"]').setValue(true)
  expect(day.get('.large').text()).toContain('500 米')
  const night = await opened('/legal', '2026-11-23T13:00:00.000Z')
  expect(night.get('.large').text()).toContain('500 米')
  expect(night.text()).toContain('夜间3名以上交警')
  expect(night.get('.large').text()).toContain('待核')
})

it('says of a code which procedure follows, who decides and until when', async () => {
  const page = await opened('/legal?code=1712')
  for (const said of ['一般程序', '2 名以上民警', '24 小时', '规范 §R26', '待核']) expect(page.text()).toContain(said)
})

it('says of points that nobody knows that they are unknown', async () => {
  const page = await opened('/legal?code=6011')
  expect(page.text()).toContain('简易程序')
  expect(page.find('dl').text()).toContain('分值待核')
})

it('finds codes by pinyin initials and rules by words', async () => {
  const page = await opened()
  await page.get('input[type="search"]').setValue('yjh')
  expect(page.text()).toContain('饮酒后驾驶')
  await page.get('input[type="search"]').setValue('备案')
  expect(page.text()).toContain('简易程序报备案')
})

it('holds the crew of tonight’s post to the rule of its hour, before and while it stands there', async () => {
  const [afternoon, tonight] = [await opened('/legal', '2026-11-23T09:00:00.000Z'), await opened('/legal', '2026-11-23T15:40:00.000Z')]
  for (const page of [afternoon, tonight]) {
    for (const said of ['设点执勤 · 大桥路口', '22:00', '民警 2 名、辅警 1 名', '警力不足', '还缺民警 1 名，或辅警 1 名']) expect(page.text()).toContain(said)
  }
  await tonight.get('input[value="day"]').setValue(true)
  expect(tonight.text()).toContain('符合要求')
})

it('asks of a spot check at night the two of a patrol, which sets up no post', async () => {
  const tonight = await opened('/legal', '2026-11-23T15:40:00.000Z', { manner: 'spot' })
  expect(tonight.get('.large').text()).toContain('500 米')
  expect(tonight.text()).toContain('符合要求')
})

it('holds the holder’s own shift to the post they stand at, and to no other squad’s nor one still to come', async () => {
  views.shift = [{ id: shift.id, data: shift }]
  const during = '2026-11-23T15:40:00.000Z'
  const theirs = { unit_id: 'other', officer_ids: ['liu', 'sun', 'wei'] }
  const own = await opened('/legal?post=post', during)
  expect(own.text()).toContain('当前在勤 民警 1 名')
  for (const page of [await opened('/legal?post=post', during, theirs), await opened('/legal', '2026-11-23T09:00:00.000Z')]) expect(page.text()).not.toContain('当前在勤')
  delete views.shift
})
