// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { aCredit, aRequirement } from '../../../app/desk/testing/made'
import { answering, ok, onStage, silence } from '../../../app/desk/testing/stage'
import { FakeClock } from '../../../../tests/fake-clock'
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
    expect(wrapper.text()).toContain('没有符合条件的任务')
  })
})
