// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { defineComponent, h, Suspense } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { createFormDrafts } from '../../app/form-drafts'
import { servicesKey } from '../../app/services'
import { anEntry } from '../../app/testing/entries'
import { alive, offlineWith, servicesWith, standingAt } from '../../app/testing/services'
import type { Entry } from '../../offline'
import { emptyInspection, payloadOf } from './form'
import RecordPage from './RecordPage.vue'

enableAutoUnmount(afterEach)

const me = { id: 'me', badge: '0901', name: '王警官', rank: 'police' as const, unit_id: 'brigade', roles: ['supervisor' as const], mentor_id: null }
const older = anEntry('inspection.record', { ...payloadOf({ ...emptyInspection(false), unit_id: 'squad', note: '原先的' }), photos: [] }, { id: 'old' })
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })

async function settled() {
  for (let turn = 0; turn < 12; turn += 1) {
    await flushPromises()
    await new Promise((resolve) => { setTimeout(resolve, 0) })
  }
}
async function opened(): Promise<VueWrapper> {
  await router.push('/inspections/new?replaces=old')
  const offline = offlineWith({
    identity: alive({ kind: 'officer', officer: me, units: [], demo: false, enrolment_id: 'e', device_id: 'd' }),
    entry: (id) => alive((id === 'old' ? older : null) as Entry | null), views: () => alive([]),
  })
  const services = servicesWith({ offline, geolocation: standingAt({ kind: 'denied' }) })
  const page = mount(defineComponent(() => () => h(Suspense, () => h(RecordPage))), { attachTo: document.body, global: { plugins: [router], provide: { [servicesKey as symbol]: services } } })
  await settled()
  return page
}
const note = (page: VueWrapper) => page.get<HTMLTextAreaElement>('textarea').element.value

beforeAll(() => import('../violation/PhotoField.vue'))

it('asks before a correction takes the place of an inspection that was begun', async () => {
  await createFormDrafts('xunlu-inspections').save('me', { ...emptyInspection(false), unit_id: 'squad', note: '还没说完' }, [], '2026-11-23T01:00:00.000Z')
  const page = await opened()
  expect(note(page)).toBe('还没说完')
  ;[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === '丢弃，开始更正')?.click()
  await settled()
  expect(note(page)).toBe('原先的')
})
