// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, type RouteRecordRaw } from 'vue-router'
import AppShell from './AppShell.vue'
import { createAppRouter } from './router'
import { servicesKey } from './services'
import { alive, offlineWith, servicesWith } from './testing/services'

enableAutoUnmount(afterEach)

const page = (text: string, layout: 'bare' | 'tabs'): RouteRecordRaw => ({ path: `/${text}`, component: { template: `<p>${text}</p>` }, meta: { title: 'app.tabs.today', layout } })
const missing: RouteRecordRaw = { path: '/:rest(.*)*', component: { template: '<p>没有这个页面</p>' }, meta: { title: 'app.notFound.title', layout: 'bare' } }
const desk: RouteRecordRaw = { path: '/desk', component: { template: '<p>值班</p>' }, meta: { title: 'app.tabs.today', layout: 'desk' } }

async function opened(path: string, fetchDesk: () => Promise<RouteRecordRaw>) {
  const offline = offlineWith({ identity: alive({ kind: 'nobody' }) })
  const router = createAppRouter(offline, [[page('sign-in', 'bare'), page('about', 'bare'), missing]], fetchDesk, createMemoryHistory())
  await router.push('/about')
  const shell = mount(AppShell, { global: { plugins: [router], provide: { [servicesKey as symbol]: servicesWith({ offline }) } } })
  await router.push(path).catch(() => undefined)
  await flushPromises()
  return { shell, router }
}

it('says that the desk needs a connection when its pages can’t be fetched, and tries the same address again', async () => {
  const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined)
  const { shell } = await opened('/desk/tasks?state=sent', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(shell.text()).toContain('没有连上服务器')
  await shell.get('button').trigger('click')
  expect(assign.mock.calls).toEqual([['/desk/tasks?state=sent']])
})

it('opens the desk once its pages are there', async () => {
  const { shell } = await opened('/desk', () => Promise.resolve(desk))
  expect(shell.text()).toContain('值班')
})

it('calls a page that the desk doesn’t have missing, and asks nobody to sign in for it', async () => {
  const { shell, router } = await opened('/desk/nothing', () => Promise.resolve(desk))
  expect(router.currentRoute.value.path).toBe('/desk/nothing')
  expect(shell.text()).toContain('没有这个页面')
})
