// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import { changesOf, draftOf, emptyDraft, faultsOf } from './call-draft'
import { taskOf } from './call-words'
import CallPage from './CallPage.vue'
import CallsPage from './CallsPage.vue'
import { aCall, aCallDetail, nearAccident, words } from './testing'

const tables = { '/call-words': ok(words), '/history/call/call': ok({ entries: [], next: null }) }
const summary = { calls: 7, valid: 6, linked: 2, unlinked: 3, open: 1, unplaced: 0 }

async function opened(call = aCallDetail()) {
  const http = answering({ ...tables, '/calls/call': ok(call), '/calls/call/accident': ok(call), '/calls/call/tasks': ok(call) })
  const { wrapper } = await onStage(CallPage, http, { path: '/desk/calls/:id', at: '/desk/calls/call' })
  await flushPromises()
  return { http, wrapper }
}

describe('the register of calls', () => {
  it('says of each call when, what, where and what became of it, and never adds calls to accidents', async () => {
    const http = answering({ ...tables, '/calls': ok({ calls: [aCall()], next: null, summary }) })
    const { wrapper } = await onStage(CallsPage, http, { path: '/desk/calls' })
    await flushPromises()
    for (const text of ['07:30', '交通事故', '国道一段 K12+300 桥东', '处置中', '事故类未关联 3 条', '不相加']) expect(wrapper.text()).toContain(text)
    expect(wrapper.get('.open').attributes('href')).toBe('/desk/calls?kind=accident&linked=false&valid=true')
  })
})

describe('one call', () => {
  it('offers the accident that is near, and says so only when a person did', async () => {
    const { http, wrapper } = await opened(aCallDetail({ proposed_accidents: [nearAccident()] }))
    await wrapper.findAll('button').find((each) => each.text() === '是这一起')?.trigger('click')
    await flushPromises()
    const said = http.asked.find(({ method }) => method === 'PUT')
    expect([said?.path, said?.headers?.['If-Match'], said?.body]).toEqual(['/calls/call/accident', '"2"', { accident_id: 'accident', reason: '时间、地点相近，核对为同一起' }])
  })

  it('is let go of its accident', async () => {
    const { http, wrapper } = await opened(aCallDetail({ accident_id: 'accident', accident: nearAccident() }))
    await wrapper.findAll('button').find((each) => each.text() === '取消关联')?.trigger('click')
    expect(http.asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ accident_id: null })
  })

  it('says that who called is not kept', async () => {
    const { wrapper } = await opened()
    expect(wrapper.text()).toContain('不保存报警人的姓名、电话和证件号')
  })

  it('that was withdrawn can’t be changed, and says why', async () => {
    const { wrapper } = await opened(aCallDetail({ withdrawn_at: '2026-03-07T00:00:00.000Z', withdrawn_reason: '测试警情' }))
    expect(wrapper.text()).toContain('已撤销：测试警情')
    expect(wrapper.findAll('button').some((each) => ['更正', '派警'].includes(each.text()))).toBe(false)
  })
})

describe('a draft', () => {
  it('needs a time of day and a kind, and says only what is otherwise', () => {
    expect(faultsOf({ ...emptyDraft(), received_at: '2026-03-05' })).toEqual(['received_at', 'kind'])
    expect(changesOf(aCall(), { ...draftOf(aCall()), outcome: 'settled', number: '' })).toEqual({ outcome: 'settled', number: null })
  })

  it('of a task has the call’s place and origin', () => {
    expect(taskOf(aCall({ kind: 'congestion' }), '交通拥堵')).toMatchObject({ kind: 'congestion', title: '处警：交通拥堵', chainage_text: 'K12+300', origin: { kind: 'call', id: 'call' } })
  })
})
