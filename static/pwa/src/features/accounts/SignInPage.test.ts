// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { SessionAnswer } from '../../api/session'
import { servicesKey } from '../../app/services'
import { NOW, offlineWith, servicesWith } from '../../app/testing/services'
import type { EnrolAnswer, Session } from '../../offline'
import SignInPage from './SignInPage.vue'

const officer: Session['officer'] = { id: 'me', badge: '037101', name: '刘建国', rank: 'police', unit_id: 'u', roles: ['officer'], mentor_id: null }
const receipt_key: Session['receipt_key'] = { key_id: 'k', public_key: { kty: 'EC', crv: 'P-256', x: '', y: '' } }
const session: Session = { officer, units: [], enrolment_id: null, ticket: 't', server_time: NOW.toISOString(), receipt_key, demo: false }
const enrolled: EnrolAnswer = { kind: 'enrolled', identity: { kind: 'officer', officer, units: [], demo: false, enrolment_id: 'e', device_id: 'd' } }

async function signInWith(answer: SessionAnswer, path = '/sign-in') {
  const adopt = vi.fn(() => Promise.resolve(enrolled))
  const services = servicesWith({
    offline: offlineWith({ adopt, persist: () => Promise.resolve(true) }),
    session: { ...servicesWith({}).session, signIn: () => Promise.resolve(answer) },
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { render: () => null } }] })
  await router.push(path)
  const wrapper = mount(SignInPage, { global: { plugins: [router], provide: { [servicesKey as symbol]: services } } })
  const [badge, password] = wrapper.findAll('input')
  await badge?.setValue(' 037101 ')
  await password?.setValue('secret')
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  return { wrapper, adopt, router }
}

it('a new phone is told what it will hold before it is enrolled', async () => {
  const { wrapper, adopt, router } = await signInWith({ kind: 'session', session })
  expect(wrapper.text()).toContain('手机上会保存')
  expect(adopt).not.toHaveBeenCalled()
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(adopt).toHaveBeenCalledWith(session, '刘建国的手机')
  expect(router.currentRoute.value.path).toBe('/today')
})

it('an enrolled phone goes on without another question', async () => {
  const { adopt, router } = await signInWith({ kind: 'session', session: { ...session, enrolment_id: 'e' } }, '/sign-in?to=/records')
  expect(adopt).toHaveBeenCalledOnce()
  expect(router.currentRoute.value.path).toBe('/records')
})

it('the desk enrols nothing', async () => {
  const { adopt, router } = await signInWith({ kind: 'session', session }, '/sign-in?to=/desk/records')
  expect(adopt).not.toHaveBeenCalled()
  expect(router.currentRoute.value.path).toBe('/desk/records')
})

async function scan(answer: SessionAnswer) {
  const signInByCode = vi.fn(() => Promise.resolve(answer))
  const services = servicesWith({
    offline: offlineWith({ adopt: () => Promise.resolve(enrolled), persist: () => Promise.resolve(true) }),
    session: { ...servicesWith({}).session, signInByCode },
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { render: () => null } }] })
  await router.push(`/sign-in#code=${'c'.repeat(43)}`)
  const wrapper = mount(SignInPage, { global: { plugins: [router], provide: { [servicesKey as symbol]: services } } })
  await flushPromises()
  return { wrapper, router, signInByCode }
}

it('a scanned code signs in at once and leaves the address', async () => {
  const { wrapper, router, signInByCode } = await scan({ kind: 'session', session })
  expect(signInByCode).toHaveBeenCalledExactlyOnceWith('c'.repeat(43))
  expect(router.currentRoute.value.hash).toBe('')
  expect(wrapper.text()).toContain('手机上会保存')
})

it('a code that was used already is said so, and the password still works', async () => {
  const problem = { status: 401, code: 'sign_in_code_used', title: '', detail: '', params: {} }
  const { wrapper } = await scan({ kind: 'problem', problem, retryAfterS: null })
  expect(wrapper.get('[role=alert]').text()).toContain('登录码已经用过')
  expect(wrapper.findAll('input')).toHaveLength(2)
})

it('a wrong password is said in plain words', async () => {
  const problem = { status: 401, code: 'sign_in_failed', title: '', detail: '', params: {} }
  const { wrapper } = await signInWith({ kind: 'problem', problem, retryAfterS: null })
  expect(wrapper.get('[role=alert]').text()).toBe('警号或密码不正确。')
})
