// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { directory } from '../../../app/desk/testing/made'
import { answering, deskOf, ok, onStage, silence, type Answering } from '../../../app/desk/testing/stage'
import type { HttpAnswer } from '../../../platform/http'
import NewOfficerPage from './NewOfficerPage.vue'
import OfficerPage from './OfficerPage.vue'
import OfficersPage from './OfficersPage.vue'

const admin = { sitting: deskOf('admin') }
const wang = directory.officers.find(({ id }) => id === 'wang')
const wrote = ({ asked }: Answering) => asked.filter(({ method }) => method !== 'GET')
const problem = (status: number, code: string): HttpAnswer => ({ kind: 'problem', problem: { status, code, title: '', detail: '', params: {} }, retryAfterS: null })
const listed = () => answering({ '/officers': ok(directory.officers) })

describe('the list of officers', () => {
  it('shows who is there and hides the disabled', async () => {
    const officers = directory.officers.map((officer) => (officer.id === 'zhao' ? { ...officer, active: false } : officer))
    const { wrapper } = await onStage(OfficersPage, answering({ '/officers': ok(officers) }), { path: '/desk/officers', ...admin })
    expect(wrapper.findAll('tbody a').map((link) => link.text())).toEqual(['孟督导 P-boss', '李辅警 P-li', '王警官 P-wang'])
    expect(wrapper.text()).toContain('新增人员')
  })
  it('lets others than administrators only read', async () => {
    const { wrapper } = await onStage(OfficersPage, listed(), { path: '/desk/officers' })
    expect(wrapper.text()).toContain('王警官')
    expect(wrapper.text()).not.toContain('新增人员')
  })
})

describe('a new officer', () => {
  const open = (http: Answering) => onStage(NewOfficerPage, http, { path: '/desk/officers/new', ...admin })

  it('isn’t sent before the form is whole', async () => {
    const http = listed()
    const { wrapper } = await open(http)
    await wrapper.get('form').trigger('submit')
    expect(wrapper.text()).toContain('警号须为 1 至 20 位字母或数字')
    expect(wrote(http)).toEqual([])
  })
  it('is sent once with a first password, which is shown once', async () => {
    const http = listed()
    const { wrapper } = await open(http)
    const [badge, name] = wrapper.findAll('input[type="text"]')
    await badge?.setValue('P0200')
    await name?.setValue('周警官')
    http.answers = { '/officers': silence }
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    http.answers = { '/officers': ok({ ...wang, id: 'new', badge: 'P0200', name: '周警官' }) }
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    const [first, second] = wrote(http)
    expect(first?.body).toMatchObject({ badge: 'P0200', name: '周警官', rank: 'police', unit_id: 'brigade', mentor_id: null, roles: ['officer'] })
    expect(second?.headers?.['Idempotency-Key']).toBe(first?.headers?.['Idempotency-Key'])
    expect(wrapper.get('code').text()).toBe((first?.body as { password: string }).password)
  })
})

describe('one officer', () => {
  const open = (http: Answering, over: Parameters<typeof onStage>[2] = admin) => onStage(OfficerPage, http, { path: '/desk/officers/:id', at: '/desk/officers/wang', ...over })

  it('can only be read by those who don’t administer them', async () => {
    const { wrapper } = await open(listed(), {})
    expect(wrapper.text()).toContain('人员由管理员维护')
    expect(wrapper.find('form').exists()).toBe(false)
  })
  it('is changed as seen, and shown anew when somebody else was quicker', async () => {
    const http = answering({ '/officers': ok(directory.officers), '/officers/wang': problem(412, 'version_conflict') })
    const { wrapper } = await open(http)
    await wrapper.get('input[type="text"]').setValue('王队长')
    http.answers = { ...http.answers, '/officers': ok(directory.officers.map((officer) => (officer.id === 'wang' ? { ...officer, name: '王大队', version: 2 } : officer))) }
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrote(http)[0]).toMatchObject({ method: 'PATCH', body: { name: '王队长' }, headers: { 'If-Match': '"1"' } })
    expect(wrapper.text()).toContain('他人刚刚修改过此人员')
    expect(wrapper.get<HTMLInputElement>('input[type="text"]').element.value).toBe('王大队')
  })
  it('is disabled only after asking', async () => {
    const http = answering({ '/officers': ok(directory.officers), '/officers/wang': ok(wang) })
    const { wrapper } = await open(http)
    await wrapper.get('button.bad').trigger('click')
    await flushPromises()
    expect(document.body.textContent).toContain('停用王警官？')
    expect(wrote(http)).toEqual([])
    ;[...document.querySelectorAll<HTMLButtonElement>('.dialog footer button')].pop()?.click()
    await flushPromises()
    expect(wrote(http)[0]).toMatchObject({ method: 'PATCH', path: '/officers/wang', body: { active: false } })
  })
  it('is given a role, and loses one', async () => {
    const officers = directory.officers.map((officer) => (officer.id === 'wang' ? { ...officer, grants: [{ role: 'officer', unit_id: 'squad' }] } : officer))
    const http = answering({ '/officers': ok(officers), '/officers/wang/roles': ok(wang) })
    const { wrapper } = await open(http)
    const [, roles] = wrapper.findAll('form')
    await roles?.get('select').setValue('squad_leader')
    await roles?.trigger('submit')
    await flushPromises()
    await wrapper.get('li button').trigger('click')
    await flushPromises()
    expect(wrote(http).map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/officers/wang/roles', { role: 'squad_leader', unit_id: 'squad' }], ['DELETE', '/officers/wang/roles?role=officer&unit_id=squad', undefined],
    ])
  })
  it('gets a new password, which is shown once', async () => {
    const http = answering({ '/officers': ok(directory.officers), '/officers/wang/password': ok(null) })
    const { wrapper } = await open(http)
    const form = wrapper.findAll('form')[2]
    await form?.get('input').setValue('new-secret')
    await form?.trigger('submit')
    await flushPromises()
    expect(wrote(http)[0]).toMatchObject({ method: 'POST', body: { password: 'new-secret' } })
    expect(wrapper.get('code').text()).toBe('new-secret')
  })
})
