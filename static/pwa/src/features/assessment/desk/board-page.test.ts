// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { aCredit, aRequirement } from '../../../app/desk/testing/made'
import { answering, ok, onStage, silence } from '../../../app/desk/testing/stage'
import { FakeClock } from '../../../../tests/fake-clock'
import { onDuty, out } from '../../shift/desk/testing'
import BoardPage from './BoardPage.vue'

const server = () => answering({ '/requirements': ok([aRequirement()]), '/credits': ok({ credits: [aCredit()] }), })

describe('the board page', () => {
  it('lets the server say which duty day runs, and asks for the credits of that day', async () => {
    const http = server()
    await onStage(BoardPage, http, { path: '/desk' })
    expect(http.asked.map(({ path }) => path)).toEqual(['/requirements', '/credits?day=2026-11-23'])
  })
  it('opens each row on its evidence', async () => {
    const { wrapper } = await onStage(BoardPage, server(), { path: '/desk' })
    expect(wrapper.get('a.desk-row-link').attributes('href')).toBe('/desk/credits/due%3Apresence_posts')
    expect(wrapper.text()).toContain('在岗 80%')
    expect(wrapper.text()).toContain('轨迹 1')
  })
  it('keeps what it shows when a refresh fails, and says of when it is', async () => {
    const http = server()
    const clock = new FakeClock(Date.parse('2026-11-23T02:00:00.000Z'))
    const { wrapper } = await onStage(BoardPage, http, { path: '/desk', over: { clock } })
    http.answers = { '/requirements': silence, '/credits': silence }
    clock.advance(30_000)
    await flushPromises()
    expect(wrapper.text()).toContain('连不上服务器，显示的是 10:00 的数据')
    expect(wrapper.text()).toContain('大桥路口')
  })
  it('says that it is offline when there is nothing to show', async () => {
    const { wrapper } = await onStage(BoardPage, answering({ '/requirements': silence }), { path: '/desk' })
    expect(wrapper.text()).toContain('连不上服务器')
    expect(wrapper.text()).toContain('重试')
  })
  it('narrows to a state', async () => {
    const { wrapper } = await onStage(BoardPage, server(), { path: '/desk' })
    const unknown = wrapper.findAll('button.state').find((button) => button.text().includes('未知'))
    await unknown?.trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('没有符合条件的任务')
  })
  it('shows each squad with what is due, who is out and its open tasks, which open the list narrowed to it', async () => {
    const task = { id: 't', unit_id: 'brigade', recipients: [{ unit_id: 'squad', officer_id: 'wang', state: 'sent', state_at: '' }] }
    const http = answering({ ...server().answers, '/shifts/on-duty': ok(onDuty([out('a', { plate: '鲁P1201警' })])), '/tallies': ok([]), '/tally-kinds': ok([]), '/tasks': ok({ tasks: [task], next: null }) })
    const { wrapper } = await onStage(BoardPage, http, { path: '/desk', at: '/desk?view=squad' })
    const [first, second] = wrapper.findAll('section.squad')
    for (const words of ['一中队', '大桥路口', '王警官', '鲁P1201警', '进行中指令 1', '轨迹 1', '在岗 80%']) expect(first?.text()).toContain(words)
    expect(first?.get('a.tasks').attributes('href')).toBe('/desk/tasks?unit=squad&state=open')
    for (const words of ['二中队', '没有人报上勤', '没有勤务任务', '进行中指令 0']) expect(second?.text()).toContain(words)
  })
  it('asks for nobody on duty and no tasks on another day', async () => {
    const http = server()
    await onStage(BoardPage, http, { path: '/desk', at: '/desk?view=squad&day=2026-11-20' })
    expect(http.asked.map(({ path }) => path)).toEqual(['/requirements?day=2026-11-20', '/credits?day=2026-11-20'])
  })
  it('lists places with the squads that come there', async () => {
    const { wrapper } = await onStage(BoardPage, server(), { path: '/desk', at: '/desk?view=place' })
    expect(wrapper.get('.desk-group').text()).toContain('大桥路口')
    expect(wrapper.get('.desk-row').text()).toContain('一中队')
  })
  it('keeps view, state and words in its address, and reads them from it', async () => {
    const { wrapper, router } = await onStage(BoardPage, server(), { path: '/desk', at: '/desk?view=place&state=unknown' })
    expect(wrapper.text()).toContain('没有符合条件的任务')
    await wrapper.findAll('button').find((button) => button.text() === '清除筛选')?.trigger('click')
    await flushPromises()
    await wrapper.findAll('button.view').find((button) => button.text() === '按中队')?.trigger('click')
    await flushPromises()
    await wrapper.get('input[type="search"]').setValue('王警官')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ view: 'squad', text: '王警官' })
    expect(wrapper.text()).toContain('大桥路口')
  })
})
