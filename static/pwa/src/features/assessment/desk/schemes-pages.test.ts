// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { SchemeList } from '../../../api/desk'
import { answering, deskOf, ok, onStage } from '../../../app/desk/testing/stage'
import SchemesPage from './SchemesPage.vue'
import TrialPage from './TrialPage.vue'

const row = { code: 'presence_posts', subject: 'squad', weight: 100, target: '0.95', floor: '0' }
const data = { name: '第一版', valid_from: '2026-01-01', valid_to: null, period: { rule: 'from_day', day: 26 }, indicators: [row] }
const first = { id: 'one', name: '第一版', valid_from: '2026-01-01', valid_to: null, unit_id: 'brigade', data, adopted_at: '2026-01-01T00:00:00.000Z', adopted_by: null, in_force: [{ first_day: '2026-01-01', last_day: '2026-12-25' }] }
const second = { ...first, id: 'two', name: '第二版', valid_from: '2026-12-26', data: { ...data, name: '第二版', valid_from: '2026-12-26' }, adopted_by: 'boss', in_force: [{ first_day: '2026-12-26', last_day: null }] }
const list: SchemeList = { schemes: [second, first], indicators: [{ code: 'presence_posts', subjects: ['squad'] }] }
const entry = { seq: 7, at: '2026-11-26T00:00:00.000Z', actor_id: 'boss', actor_name: '张大队', action: 'assessment.scheme_adopted', before: null, after: null, reason: '按县局要求' }
const invalid = { kind: 'problem' as const, problem: { status: 422, code: 'scheme_forbidden_measure', title: '', detail: '', params: { where: 'name', found: '罚款', measure: 'fines', articles: ['道路交通安全法 §86'] } }, retryAfterS: null }

it('lists the versions with their days and says what tells the youngest two apart, and why', async () => {
  const http = answering({ '/schemes': ok(list), '/history/scheme/two': ok({ entries: [entry], next: null }) })
  const { wrapper } = await onStage(SchemesPage, http)
  expect(wrapper.text()).toContain('2026年1月1日 至 2026年12月25日')
  expect(wrapper.text()).toContain('名称由“第一版”改为“第二版”')
  expect(wrapper.text()).toContain('批准理由：按县局要求')
  expect(wrapper.text()).toContain('系统自带')
})

it('leaves the draft as it was when a file names what the law forbids, and says the article', async () => {
  const http = answering({ '/schemes': ok(list), '/schemes/check': invalid })
  const { wrapper } = await onStage(TrialPage, http)
  const input = wrapper.find('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: [{ text: () => Promise.resolve(JSON.stringify({ ...data, id: 'x', name: '罚款方案' })) }] })
  await input.trigger('change')
  await flushPromises()
  expect(wrapper.find('[role=alert]').text()).toContain('道路交通安全法 §86')
  expect(wrapper.find<HTMLInputElement>('input.desk-field').element.value).toBe('第一版（草案）')
  expect(http.asked.find(({ path }) => path === '/schemes/check')?.body).toMatchObject({ scheme: { name: '罚款方案' } })
})

it('shows before it is adopted what becomes otherwise, and wants a reason', async () => {
  const http = answering({ '/schemes': ok(list), '/schemes/check': ok({ earliest_day: null }) })
  const { wrapper } = await onStage(TrialPage, http, { sitting: deskOf('brigade_leader') })
  await wrapper.findAll('button').find((button) => button.text() === '批准施行')?.trigger('click')
  await flushPromises()
  expect(document.body.textContent).toContain('名称由“第一版”改为“第一版（草案）”')
  const adopt = [...document.body.querySelectorAll('button')].filter(({ textContent }) => textContent.trim() === '批准施行').pop()
  expect(adopt?.disabled).toBe(true)
})

it('adopts nothing into a published period: it says from which day on one may', async () => {
  const http = answering({ '/schemes': ok(list), '/schemes/check': ok({ earliest_day: '2099-11-26' }) })
  const { wrapper } = await onStage(TrialPage, http, { sitting: deskOf('brigade_leader') })
  await wrapper.findAll('button').find((button) => button.text() === '批准施行')?.trigger('click')
  await flushPromises()
  expect(wrapper.find('[role=alert]').text()).toContain('最早可自 2099年11月26日 起施行')
})

it('takes the result of a trial away as soon as the draft says something else', async () => {
  const trial = { periods: [{ first_day: '2026-10-26', last_day: '2026-11-25', frozen: true, rows: [] }] }
  const http = answering({ '/schemes': ok(list), '/schemes/trial': ok(trial) })
  const { wrapper } = await onStage(TrialPage, http, { sitting: deskOf('brigade_leader') })
  await wrapper.find('form').trigger('submit')
  await flushPromises()
  expect(wrapper.text()).toContain('按公示固定的事实')
  await wrapper.find('input.desk-field').setValue('另一版')
  await flushPromises()
  expect(wrapper.text()).not.toContain('按公示固定的事实')
})
