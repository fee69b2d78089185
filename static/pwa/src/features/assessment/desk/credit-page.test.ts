// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { aCheckIn, aCredit, anExemption, aRequirement, explained } from '../../../app/desk/testing/made'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import CreditPage from './CreditPage.vue'

const at = { path: '/desk/credits/:id', at: '/desk/credits/due:presence_posts' }
const PATH = '/credits/due%3Apresence_posts'
/** The last button of the dialog in sight. */
const pressLast = () => [...document.querySelectorAll<HTMLButtonElement>('.dialog footer button')].pop()?.click()

it('explains the credit in words, by its formula and by exactly its records', async () => {
  const { wrapper } = await onStage(CreditPage, answering({ [PATH]: ok(explained()) }), at)
  expect(wrapper.text()).toContain('规定时段内有一部分时间，车辆轨迹表明警力在别处。')
  expect(wrapper.text()).toContain('(2 小时 − 24 分) ÷ 2 小时 = 80%')
  expect(wrapper.findAll('li a').map((link) => link.attributes('href'))).toEqual(['/desk/check-ins/said'])
})

it('keeps tracks closed until a reason is given, which it tells the server', async () => {
  const closed = { vehicle_id: 'car', plate: '鲁P1201警', count: 2, first_at: '2026-11-22T22:00:00.000Z', last_at: '2026-11-22T22:00:30.000Z', opened: false, fixes: [] }
  const fixes = [closed.first_at, closed.last_at].map((at) => ({ at, latitude: 36, longitude: 116 }))
  const http = answering({ [PATH]: ok(explained({ tracks: [closed] })), [`${PATH}/tracks`]: ok([{ ...closed, opened: true, fixes }]) })
  const { wrapper } = await onStage(CreditPage, http, at)
  expect(wrapper.text()).toContain('填写理由后可查看')
  await wrapper.findAll('button').find((button) => button.text() === '查看轨迹')?.trigger('click')
  await flushPromises()
  pressLast()
  await flushPromises()
  expect(http.asked.some(({ path }) => path.includes('/tracks'))).toBe(false)
  expect(document.querySelector('.dialog')?.textContent).toContain('车上人员会在手机上看到')
  ;[...document.querySelectorAll<HTMLButtonElement>('.dialog button')].find((button) => button.textContent === '核对到岗')?.click()
  await flushPromises()
  pressLast()
  await flushPromises()
  expect(http.asked.map(({ path }) => path)).toContain(`${PATH}/tracks?reason=${new URLSearchParams({ r: '核对到岗' }).toString().slice(2)}`)
  expect(wrapper.text()).not.toContain('填写理由后可查看')
  expect(wrapper.text()).toContain('2 个定位点')
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

it('shows a duty that hasn’t been reckoned yet, and says so once it was exempted in advance', async () => {
  const credit = aCredit({ state: 'unknown', value: null, reason_code: 'not_reckoned', evidence: [], facts: {}, reckoned_at: null })
  const http = answering({ [PATH]: ok(explained({ credit, check_ins: [] })), '/requirements/due/exemptions': ok(anExemption()) })
  const { wrapper } = await onStage(CreditPage, http, at)
  expect(wrapper.text()).toContain('未计算')
  expect(wrapper.text()).toContain('尚未计算。')
  expect(wrapper.text()).not.toContain('已剔除')
  await wrapper.get('.head .desk-button').trigger('click')
  await flushPromises()
  document.querySelector<HTMLInputElement>('input[value="leave"]')?.click()
  await flushPromises()
  pressLast()
  await flushPromises()
  expect(wrapper.text()).toContain('已剔除，认定正在重新计算。')
})

it('takes an exemption back only after asking, and then waits for the new reckoning', async () => {
  const http = answering({ [PATH]: ok(explained({ exemptions: [anExemption()] })), '/exemptions/excuse': ok(null) })
  const { wrapper } = await onStage(CreditPage, http, at)
  await wrapper.get('li .desk-button').trigger('click')
  await flushPromises()
  expect(document.body.textContent).toContain('事由为“请假”的剔除（06:00 – 08:00）将不再有效')
  expect(http.asked.some(({ method }) => method === 'DELETE')).toBe(false)
  pressLast()
  await flushPromises()
  expect(http.asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual(['/exemptions/excuse'])
  expect(wrapper.text()).toContain('已撤回剔除，认定正在重新计算。')
})

it('offers nothing to take back where an exemption was withdrawn', async () => {
  const exemptions = [anExemption({ withdrawn_at: '2026-11-22T23:00:00.000Z' })]
  const { wrapper } = await onStage(CreditPage, answering({ [PATH]: ok(explained({ exemptions })) }), at)
  expect(wrapper.find('li .desk-button').exists()).toBe(false)
})
