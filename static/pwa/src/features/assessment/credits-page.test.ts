// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { servicesKey } from '../../app/services'
import { alive, offlineWith, servicesWith } from '../../app/testing/services'
import type { ChangeKind, Offline } from '../../offline'
import CreditsPage from './CreditsPage.vue'
import type { Credit } from './views'

const credit: Credit = {
  id: 'due:presence_posts', requirement_id: 'due', indicator: 'presence_posts', state: 'credited', value: '1.0000', reason_code: 'present_by_track',
  evidence: [{ kind: 'track', id: 'car' }, { kind: 'crew_member', id: 'wang' }, { kind: 'crew_member', id: 'stranger-efad86' }],
  facts: {}, duty_day: '2026-11-01', reckoned_at: '2026-11-01T00:05:00.000Z',
}
const requirement = {
  id: 'due', unit_id: 'squad', duty_day: '2026-11-01', kind: 'post', post_id: 'post', section_id: null, starts_at: '2026-10-31T22:00:00.000Z',
  ends_at: '2026-11-01T00:00:00.000Z', officer_ids: ['wang'], demands_check_in: false,
}
const views: Partial<Record<ChangeKind, { id: string; data: unknown }[]>> = {
  credit: [{ id: credit.id, data: credit }],
  requirement: [{ id: 'due', data: requirement }],
  post: [{ id: 'post', data: { id: 'post', name: '大桥路口', kind: 'fixed', latitude: 36, longitude: 116, radius_m: 60 } }],
  officer: [{ id: 'wang', data: { id: 'wang', name: '王警官' } }],
  vehicle: [{ id: 'car', data: { id: 'car', plate: '鲁P1201警' } }],
}

async function opened(): Promise<VueWrapper> {
  const offline = offlineWith({ views: ((kind: ChangeKind) => alive(views[kind] ?? [])) as Offline['views'] })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })
  const wrapper = mount(CreditsPage, { global: { plugins: [router], provide: { [servicesKey as symbol]: servicesWith({ offline }) } } })
  await flushPromises()
  return wrapper
}

it('names the officers and the car of its evidence, and counts whom it doesn’t know', async () => {
  const items = (await opened()).findAll('.evidence li').map((item) => item.text())
  expect(items).toEqual(['车辆轨迹鲁P1201警', '同班人员王警官1 条'])
})

it('shows the place of a duty that is weeks old', async () => {
  expect((await opened()).get('h2').text()).toBe('大桥路口')
})
