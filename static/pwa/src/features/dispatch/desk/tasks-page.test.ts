// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { answering, ok, onStage, silence } from '../../../app/desk/testing/stage'
import TasksPage from './TasksPage.vue'

const task = {
  id: 't', unit_id: 'brigade', created_by: 'boss', kind: 'accident', title: '两车相撞', text: '', urgency: 'urgent', post_id: null, section_id: null, chainage_m: null, latitude: null,
  longitude: null, place_text: '', due_at: null, created_at: '2026-11-23T01:00:00.000Z', recalled_at: null, recalled_reason: null, closed_at: null, standing: 'open',
  recipients: [{ officer_id: 'wang', unit_id: 'squad', state: 'sent', state_at: '2026-11-23T01:00:00.000Z' }],
}
const server = () => answering({ '/tasks': ok({ tasks: [task], next: 'behind' }), '/saved-views': ok([]), '/tasks/export': silence })
const asked = (http: ReturnType<typeof server>) => http.asked.map(({ path }) => path)

describe('the list of tasks', () => {
  it('is narrowed by its address', async () => {
    const http = server()
    const { wrapper } = await onStage(TasksPage, http, { path: '/desk/tasks', at: '/desk/tasks?unit=squad&state=open&kind=accident' })
    expect(asked(http)).toContain('/tasks?unit=squad&kind=accident&state=open')
    expect(wrapper.text()).toContain('两车相撞')
  })
  it('is taken out as it is narrowed', async () => {
    const http = server()
    const { wrapper } = await onStage(TasksPage, http, { path: '/desk/tasks', at: '/desk/tasks?state=open' })
    await wrapper.findAll('button').find((button) => button.text() === '导出 CSV')?.trigger('click')
    await flushPromises()
    expect(asked(http)).toContain('/tasks/export?state=open&format=csv')
    expect(wrapper.get('[role="alert"]').text()).toContain('连不上')
  })
  it('goes on with earlier ones', async () => {
    const http = server()
    const { wrapper } = await onStage(TasksPage, http, { path: '/desk/tasks' })
    http.answers = { ...http.answers, '/tasks': ok({ tasks: [{ ...task, id: 'u', title: '疏导' }], next: null }) }
    await wrapper.get('.more button').trigger('click')
    await flushPromises()
    expect(asked(http)).toContain('/tasks?before=behind')
    expect(wrapper.findAll('tr.desk-row')).toHaveLength(2)
  })
  it('says that nothing fits when it is narrowed', async () => {
    const http = answering({ '/tasks': ok({ tasks: [], next: null }), '/saved-views': ok([]) })
    const { wrapper } = await onStage(TasksPage, http, { path: '/desk/tasks', at: '/desk/tasks?text=没有' })
    expect(wrapper.text()).toContain('没有符合条件的记录')
  })
})
