// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { answering, ok, onStage, silence, type Answering } from '../../../app/desk/testing/stage'
import AccidentCallsPanel from './AccidentCalls.vue'
import { changesOf, draftOf, emptyDraft, faultsOf } from './call-draft'
import { taskOf } from './call-words'
import CallPage from './CallPage.vue'
import CallsPage from './CallsPage.vue'
import NewCallPage from './NewCallPage.vue'
import { aCall, aCallDetail, nearAccident, words } from './testing'

const tables = { '/call-words': ok(words), '/history/call/call': ok({ entries: [], next: null }) }
const summary = { calls: 7, valid: 6, linked: 2, unlinked: 3, open: 1, unplaced: 0 }

async function opened(call = aCallDetail()) {
  const http = answering({ ...tables, '/calls/call': ok(call), '/calls/call/accident': ok(call), '/calls/call/tasks': ok(call) })
  const { wrapper } = await onStage(CallPage, http, { path: '/desk/calls/:id', at: '/desk/calls/call' })
  await flushPromises()
  return { http, wrapper }
}

/** Writes why into the open dialog and confirms it. */
async function answer(reason: string) {
  await flushPromises()
  const field = document.querySelector<HTMLTextAreaElement>('dialog textarea')
  if (field === null) throw new Error('nothing asks why')
  field.value = reason
  field.dispatchEvent(new Event('input'))
  await flushPromises()
  const buttons = document.querySelectorAll<HTMLButtonElement>('dialog footer button')
  buttons[buttons.length - 1]?.click()
  await flushPromises()
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

describe('calls by hand', () => {
  it('are not written without kinds: what failed is said and asked for again', async () => {
    const http = answering({ '/call-words': silence })
    const { wrapper } = await onStage(NewCallPage, http, { path: '/desk/calls/new' })
    await flushPromises()
    expect(wrapper.find('form').exists()).toBe(false)
    http.answers['/call-words'] = ok(words)
    await wrapper.get('button').trigger('click')
    await flushPromises()
    expect(wrapper.get('form').text()).toContain('交通事故')
  })

  it('say what is wrong with a chainage that has no section, or lies beyond it', async () => {
    const http = answering({ ...tables, '/calls': ok({ id: 'call' }) })
    const { wrapper } = await onStage(NewCallPage, http, { path: '/desk/calls/new' })
    await flushPromises()
    const chainage = wrapper.get('.pair input')
    await chainage.setValue('K999+000')
    await wrapper.findAll('button').find((each) => each.text() === '登记警情')?.trigger('click')
    expect(wrapper.text()).toContain('还须选择路段')
    await wrapper.get('.pair select').setValue('section')
    expect(wrapper.text()).toContain('在该路段的桩号范围内')
    expect(http.asked.some(({ method }) => method === 'POST')).toBe(false)
  })
})

describe('the calls about an accident', () => {
  const shown = (answer: Answering['answers'][string]) => onStage(defineComponent(() => () => h(AccidentCallsPanel, { accident: 'accident', mayKeep: true })), answering({ ...tables, '/accidents/accident/calls': answer }))

  it('are said to be out of reach where the request failed', async () => {
    const { wrapper } = await shown(silence)
    await flushPromises()
    expect(wrapper.text()).toContain('重试')
  })

  it('are linked with the reason that the person says', async () => {
    const { wrapper } = await shown(ok({ linked: [], proposed: [aCall()] }))
    await flushPromises()
    await wrapper.findAll('button').find((each) => each.text() === '是这一起')?.trigger('click')
    await flushPromises()
    expect(document.querySelector('dialog textarea')).not.toBeNull()
  })
})

describe('one call', () => {
  it('offers the accident that is near, and says so only when a person did', async () => {
    const { http, wrapper } = await opened(aCallDetail({ proposed_accidents: [nearAccident()] }))
    await wrapper.findAll('button').find((each) => each.text() === '是这一起')?.trigger('click')
    expect(http.asked.some(({ method }) => method === 'PUT')).toBe(false)
    await answer('处警民警确认')
    const said = http.asked.find(({ method }) => method === 'PUT')
    expect([said?.path, said?.headers?.['If-Match'], said?.body]).toEqual(['/calls/call/accident', '"2"', { accident_id: 'accident', reason: '处警民警确认' }])
  })

  it('is let go of its accident', async () => {
    const { http, wrapper } = await opened(aCallDetail({ accident_id: 'accident', accident: nearAccident() }))
    await wrapper.findAll('button').find((each) => each.text() === '取消关联')?.trigger('click')
    await answer('核对后不是')
    expect(http.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ accident_id: null, reason: '核对后不是' })
  })

  it('asks to write nothing of who called', async () => {
    const { wrapper } = await opened()
    expect(wrapper.text()).toContain('请勿填写报警人信息')
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
