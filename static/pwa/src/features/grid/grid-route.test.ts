// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { answering, ok, silence } from '../../app/desk/testing/stage'
import { servicesKey } from '../../app/services'
import { servicesWith } from '../../app/testing/services'
import { aGrid } from './desk/testing'
import GridRoute from './GridRoute.vue'

async function shown(http: ReturnType<typeof answering>) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: GridRoute }] })
  const wrapper = mount(GridRoute, { global: { plugins: [router], provide: { [servicesKey as symbol]: servicesWith({ http }) } } })
  await flushPromises()
  return wrapper
}

it('shows the own squad’s sections, each period with its word', async () => {
  const wrapper = await shown(answering({ '/grid': ok(aGrid()) }))
  expect(wrapper.text()).toContain('G341 城区段')
  expect(wrapper.text()).toContain('19:00–21:00')
  expect(wrapper.text()).toContain('未完成 55%')
  expect(wrapper.text()).toContain('未知不是未完成')
})

it('says when there is nothing to patrol', async () => {
  expect((await shown(answering({ '/grid': ok(aGrid({ sections: [] })) }))).text()).toContain('今天没有重点路段任务')
})

it('says when the server can’t be reached', async () => {
  expect((await shown(answering({ '/grid': silence }))).text()).toContain('连不上服务器')
})
