// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import HazardPage from './HazardPage.vue'
import HazardsPage from './HazardsPage.vue'
import { taskOf } from './hazard-words'
import { aHazard, kinds } from './testing'

const words = { '/hazard-kinds': ok(kinds) }
const listed = (...hazards: unknown[]) => ok({ hazards, next: null })

async function opened(hazard = aHazard()) {
  const http = answering({ ...words, '/hazards/hazard': ok(hazard), '/hazards/hazard/steps': ok(hazard) })
  const { wrapper, router } = await onStage(HazardPage, http, { path: '/desk/hazards/:id', at: '/desk/hazards/hazard' })
  await flushPromises()
  return { http, wrapper, router }
}
/** The last button that says so: a dialog lies over the page, outside of it. */
async function press(text: string) {
  const button = [...document.body.querySelectorAll('button')].filter((each) => each.textContent.trim() === text).pop()
  if (button === undefined) throw new Error(`no button says ${text}`)
  button.click()
  await flushPromises()
}

describe('the list of hazards', () => {
  it('says what, how bad, where, and how far it has come', async () => {
    const http = answering({ ...words, '/hazards': listed(aHazard({ state: 'handed_over', handed_to: '公路部门' })) })
    const { wrapper } = await onStage(HazardsPage, http)
    for (const text of ['路面坑槽', '危险', '国道一段 K12+300 桥东', '王警官', '公路部门', '已移交']) expect(wrapper.text()).toContain(text)
  })

  it('asks the server for one state and kind', async () => {
    const http = answering({ ...words, '/hazards': listed() })
    await onStage(HazardsPage, http, { path: '/desk/hazards', at: '/desk/hazards?state=open&kind=pothole' })
    expect(http.asked.map(({ path }) => path)).toContain('/hazards?state=open&kind=pothole')
  })
})

describe('one hazard', () => {
  it('offers what its state leads to', async () => {
    const { wrapper } = await opened(aHazard({ state: 'resolved' }))
    const buttons = wrapper.findAll('button').map((each) => each.text())
    expect([buttons.includes('重新打开'), buttons.includes('移交')]).toEqual([true, false])
  })

  it('is handed over to somebody, in the version that was seen', async () => {
    const { http } = await opened(aHazard({ version: 3 }))
    for (const text of ['移交', '公路部门', '移交']) await press(text)
    const said = http.asked.find(({ method }) => method === 'POST')
    expect([said?.path, said?.headers?.['If-Match']]).toEqual(['/hazards/hazard/steps', '"3"'])
    expect(said?.body).toMatchObject({ step: 'handed_over', to_whom: '公路部门' })
  })

  it('tells its history with the task that was made of it', async () => {
    const step = { to_whom: '', number: '', note: '', task_id: null, by_officer_id: 'boss', at: '2026-11-23T02:00:00.000Z' }
    const steps = [{ ...step, id: '1', step: 'handed_over' as const, to_whom: '公路部门', number: '118' }, { ...step, id: '2', step: 'task' as const, task_id: 'task' }]
    const { wrapper } = await opened(aHazard({ steps, earlier: [] }))
    for (const text of ['发现隐患', '公路部门 · 118', '孟督导']) expect(wrapper.text()).toContain(text)
    expect(wrapper.find('a[href="/desk/tasks/task"]').exists()).toBe(true)
  })

  it('begins a task with place and words, and names itself as the origin', () => {
    expect(taskOf(aHazard(), '路面坑槽')).toMatchObject({
      title: '处置隐患：路面坑槽', text: '危险。半米宽', urgency: 'urgent', section_id: 'section', chainage_text: 'K12+300', place_text: '桥东',
      point: { latitude: 36, longitude: 116 }, origin: { kind: 'hazard', id: 'hazard' },
    })
  })
})
