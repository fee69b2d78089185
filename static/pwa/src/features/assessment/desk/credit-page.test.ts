// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { aCheckIn, aCredit, aRequirement, explained } from '../../../app/desk/testing/made'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import CreditPage from './CreditPage.vue'

const at = { path: '/desk/credits/:id', at: '/desk/credits/due:presence_posts' }
const PATH = '/credits/due%3Apresence_posts'

it('explains the credit in words, by its formula and by exactly its records', async () => {
  const { wrapper } = await onStage(CreditPage, answering({ [PATH]: ok(explained()) }), at)
  expect(wrapper.text()).toContain('规定时段内有一部分时间，车辆轨迹表明警力在别处。')
  expect(wrapper.text()).toContain('(2 小时 − 24 分) ÷ 2 小时 = 80%')
  expect(wrapper.findAll('li a').map((link) => link.attributes('href'))).toEqual(['/desk/check-ins/said'])
})

it('says of an unknown credit that it is not nought', async () => {
  const credit = aCredit({ state: 'unknown', value: null, reason_code: 'nobody_tracked' })
  const { wrapper } = await onStage(CreditPage, answering({ [PATH]: ok(explained({ credit, check_ins: [] })) }), at)
  expect(wrapper.text()).toContain('没有数据不等于没有到位')
  expect(wrapper.text()).toContain('没有可供认定的记录')
})

it('marks a withdrawn check-in among the records', async () => {
  const check_ins = [aCheckIn({ withdrawn_at: '2026-11-23T00:00:00.000Z' })]
  const { wrapper } = await onStage(CreditPage, answering({ [PATH]: ok(explained({ check_ins })) }), at)
  expect(wrapper.text()).toContain('已撤回')
})

it('exempts once, whatever becomes of the answer', async () => {
  const http = answering({ [PATH]: ok(explained()) })
  await onStage(CreditPage, http, at)
  document.querySelector<HTMLButtonElement>('.head .desk-button')?.click()
  await flushPromises()
  document.querySelector<HTMLInputElement>('input[value="leave"]')?.click()
  await flushPromises()
  const submit = [...document.querySelectorAll<HTMLButtonElement>('.dialog footer button')].pop()
  submit?.click()
  await flushPromises()
  submit?.click()
  await flushPromises()
  const posts = http.asked.filter(({ method }) => method === 'POST')
  expect(posts.map(({ path }) => path)).toEqual(Array(2).fill(`/requirements/${aRequirement().id}/exemptions`))
  expect(posts[0]?.body).toEqual({ reason: 'leave', note: '', starts_at: null, ends_at: null })
  expect(posts[0]?.headers?.['Idempotency-Key']).toBe(posts[1]?.headers?.['Idempotency-Key'])
})
