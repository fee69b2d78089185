// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { ReferenceTable } from '../../../api/desk'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import type { HttpAnswer } from '../../../platform/http'
import ReferencePage from './ReferencePage.vue'
import RowPage from './RowPage.vue'
import { aColumn, aRow, kinds } from './testing'

const codes: ReferenceTable = { table: 'violation_code', columns: [aColumn('code', { editable: false }), aColumn('content'), aColumn('source')], may_edit: false, may_add: false }
const unsure = aRow({ key: '1333', unsure: true, values: { code: '1333', content: '占用应急车道', source: '网络整理' } })
const tooLate: HttpAnswer = { kind: 'problem', problem: { status: 412, code: 'version_conflict', title: '', detail: '', params: {} }, retryAfterS: null }
const quiet = { entries: [], next: null }

function server() {
  return answering({
    '/reference': ok([codes, kinds]), '/reference/violation_code': ok([unsure]), '/reference/tally_kind': ok([aRow()]), '/reference/tally_kind/a': ok(aRow()),
    '/reference/violation_code/1333': ok(unsure), '/history/tally_kind/a': ok(quiet), '/history/violation_code/1333': ok(quiet),
  })
}
const rowPage = { path: '/desk/reference/:table/:key' }

it('marks what is not sure beside its source, in the table that was chosen', async () => {
  const { wrapper } = await onStage(ReferencePage, server(), { path: '/desk/reference' })
  expect(wrapper.get('tbody tr').text()).toMatch(/占用应急车道.*网络整理.*待核/)
  await wrapper.get('select').setValue('tally_kind')
  await flushPromises()
  expect(wrapper.get('tbody').text()).toContain('劝导')
  expect(wrapper.text()).not.toContain('待核')
})

it('adds a row with its reason where the table takes more', async () => {
  const http = server()
  const { wrapper } = await onStage(ReferencePage, http, { path: '/desk/reference', at: '/desk/reference?table=tally_kind' })
  await wrapper.findAll('button').find((button) => button.text() === '新增')?.trigger('click')
  await flushPromises()
  const [name, reason] = document.querySelectorAll<HTMLInputElement>('.dialog input')
  const add = [...document.querySelectorAll<HTMLButtonElement>('.dialog footer button')].pop()
  typeInto(name, '查酒驾')
  add?.click()
  await flushPromises()
  expect(document.querySelector('.dialog')?.textContent).toContain('请填写修改理由')
  typeInto(reason, '专项行动')
  add?.click()
  await flushPromises()
  expect(http.asked.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual([['/reference/tally_kind', { values: { name_zh: '查酒驾' }, reason: '专项行动' }]])
})

function typeInto(input: HTMLInputElement | undefined, text: string) {
  if (input === undefined) throw new Error('there is no such field')
  input.value = text
  input.dispatchEvent(new Event('input'))
}

it('is changed only with a reason, and by those who keep it', async () => {
  const http = server()
  const { wrapper } = await onStage(RowPage, http, { ...rowPage, at: '/desk/reference/tally_kind/a' })
  const inputs = wrapper.findAll('form input')
  await inputs[0]?.setValue('文明劝导')
  await wrapper.get('form').trigger('submit')
  expect(wrapper.get('form').text()).toContain('请填写修改理由')
  await inputs.pop()?.setValue('支队通知')
  await wrapper.get('form').trigger('submit')
  expect(http.asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([{ changes: { name_zh: '文明劝导' }, reason: '支队通知' }])
  const reader = await onStage(RowPage, server(), { ...rowPage, at: '/desk/reference/violation_code/1333' })
  expect(reader.wrapper.find('form').exists()).toBe(false)
  expect(reader.wrapper.text()).toContain('网络整理')
})

it('shows both versions when somebody was quicker, and writes mine on top when asked', async () => {
  const http = server()
  const { wrapper } = await onStage(RowPage, http, { ...rowPage, at: '/desk/reference/tally_kind/a' })
  const inputs = wrapper.findAll('form input')
  await inputs[0]?.setValue('文明劝导')
  await inputs.pop()?.setValue('支队通知')
  const quick = http.request.bind(http)
  http.request = (request) => (request.method === 'PATCH' ? Promise.resolve(tooLate) : quick(request))
  http.answers['/reference/tally_kind/a'] = ok(aRow({ version: 2, values: { ...aRow().values, name_zh: '现场劝导' } }))
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  http.request = quick
  expect(wrapper.get('.versions').text()).toMatch(/现场劝导.*文明劝导/)
  await wrapper.get('.conflict').findAll('button').pop()?.trigger('click')
  await flushPromises()
  const said = http.asked.filter(({ method }) => method === 'PATCH').pop()
  expect([said?.headers?.['If-Match'], said?.body]).toEqual(['"2"', { changes: { name_zh: '文明劝导' }, reason: '支队通知' }])
})
