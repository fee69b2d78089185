// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { servicesKey } from '../../app/services'
import { alive, offlineWith, servicesWith } from '../../app/testing/services'
import type { Offline } from '../../offline'
import LooksPage from './LooksPage.vue'
import type { TrackLook } from './views'

const look = (over: Partial<TrackLook>): TrackLook => ({
  id: 'look', vehicle_id: 'car', plate: '鲁P1201警', by_officer_id: 'boss', by_name: '孟督导', at: '2026-11-23T01:00:00.000Z', starts_at: '2026-11-22T12:00:00.000Z',
  ends_at: '2026-11-22T15:00:00.000Z', reason: '核对群众来电', ...over,
})

async function opened(looks: TrackLook[]) {
  const offline = offlineWith({ views: (() => alive(looks.map((data) => ({ id: data.id, data })))) as unknown as Offline['views'] })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })
  const wrapper = mount(LooksPage, { global: { plugins: [router], provide: { [servicesKey as symbol]: servicesWith({ offline }) } } })
  await flushPromises()
  return wrapper
}

it('says who looked, of which car and time, and why; the latest first', async () => {
  const wrapper = await opened([look({}), look({ id: 'later', by_name: '李队长', at: '2026-11-23T01:30:00.000Z', reason: '事故调查' })])
  expect(wrapper.text()).toMatch(/李队长.*事故调查.*孟督导.*鲁P1201警.*核对群众来电/)
})

it('says that nobody did', async () => {
  expect((await opened([])).text()).toContain('近 90 天没有人查看')
})
