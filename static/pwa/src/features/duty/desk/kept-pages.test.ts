// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { post } from '../../../app/desk/testing/made'
import { answering, deskOf, ok, onStage, type Answering } from '../../../app/desk/testing/stage'
import type { HttpAnswer } from '../../../platform/http'
import NewPlanPage from './NewPlanPage.vue'
import PostPage from './PostPage.vue'
import PostsPage from './PostsPage.vue'

const leader = { sitting: deskOf('squad_leader') }
const conflict: HttpAnswer = { kind: 'problem', problem: { status: 412, code: 'version_conflict', title: '', detail: '', params: {} }, retryAfterS: null }
const entry = { seq: 41, at: '2026-11-22T02:00:00.000Z', actor_id: 'boss', actor_name: '孟督导', action: 'duty.post_changed', before: { radius_m: 60, unit_id: 'squad' }, after: { radius_m: 100, unit_id: 'other' }, reason: null }
const answers = { '/posts': ok([post]), '/posts/post': ok(post), '/plans': ok([]), '/history/post/post': ok({ entries: [entry], next: null }) }
const wrote = ({ asked }: Answering) => asked.filter(({ method }) => method !== 'GET')
const onPost = (http: Answering, over: Parameters<typeof onStage>[2] = leader) => onStage(PostPage, http, { path: '/desk/posts/:id', at: '/desk/posts/post', ...over })
const radius = (wrapper: VueWrapper) => wrapper.get('input[inputmode="numeric"]')

describe('the list of posts', () => {
  const open = (over: Parameters<typeof onStage>[2] = leader) => onStage(PostsPage, answering({ ...answers, '/posts': ok([post, { ...post, id: 'old', name: '老路口', ended_at: '2026-11-01T00:00:00.000Z' }]) }), { path: '/desk/posts', ...over })

  it('shows those in use, and what was given up when asked', async () => {
    const { wrapper } = await open()
    expect(wrapper.findAll('.desk-row-link').map((link) => link.text())).toEqual(['大桥路口'])
    await wrapper.get('input[type="checkbox"]').setValue(true)
    await flushPromises()
    expect(wrapper.text()).toContain('老路口')
  })
  it('goes to the search by / and to the row by Enter', async () => {
    const { wrapper, router } = await open()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '/', cancelable: true }))
    const search = wrapper.get<HTMLInputElement>('input[type="search"]')
    expect(document.activeElement).toBe(search.element)
    search.element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/desk/posts/post')
  })
  it('offers a new one only to who plans', async () => {
    expect((await open({ sitting: deskOf('outreach') })).wrapper.text()).not.toContain('新增执勤点')
    expect((await open()).wrapper.text()).toContain('新增执勤点')
  })
})

describe('one post', () => {
  it('is changed as it was seen', async () => {
    const http = answering({ ...answers, '/posts/post': ok(post) })
    const { wrapper } = await onPost(http)
    await radius(wrapper).setValue('80')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrote(http)[0]).toMatchObject({ method: 'PATCH', path: '/posts/post', body: { radius_m: 80 }, headers: { 'If-Match': '"1"' } })
  })
  it('shows both versions when somebody was quicker, and mine goes on top of theirs when I say so', async () => {
    const http = answering(answers)
    const { wrapper } = await onPost(http)
    await radius(wrapper).setValue('80')
    const theirs = { ...post, radius_m: 120, version: 2 }
    let patched = 0
    http.request = (request) => {
      http.asked.push(request)
      if (request.method === 'PATCH') return Promise.resolve(patched++ === 0 ? conflict : ok({ ...theirs, radius_m: 80, version: 3 }))
      return Promise.resolve(request.path === '/posts/post' ? ok(theirs) : answers[request.path as keyof typeof answers])
    }
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('[role="alert"] tbody').text()).toBe('半径（米）12080')
    await wrapper.findAll('.conflict button')[1]?.trigger('click')
    await flushPromises()
    expect(wrote(http)[1]).toMatchObject({ body: { radius_m: 80 }, headers: { 'If-Match': '"2"' } })
    expect(wrapper.find('.conflict').exists()).toBe(false)
  })
  it('takes theirs when I say so, and nothing is written', async () => {
    const http = answering(answers)
    const { wrapper } = await onPost(http)
    await radius(wrapper).setValue('80')
    http.request = (request) => {
      http.asked.push(request)
      return Promise.resolve(request.method === 'PATCH' ? conflict : request.path === '/posts/post' ? ok({ ...post, radius_m: 120, version: 2 }) : answers[request.path as keyof typeof answers])
    }
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    await wrapper.get('.conflict button').trigger('click')
    await flushPromises()
    expect(radius(wrapper).element).toMatchObject({ value: '120' })
    expect(wrote(http)).toHaveLength(1)
  })
  it('tells what became of it, with names for ids', async () => {
    const { wrapper } = await onPost(answering(answers))
    const history = wrapper.get('[aria-label="变更记录"]').text()
    expect(history).toContain('修改执勤点')
    expect(history).toContain('孟督导')
    expect(history).toContain('一中队→二中队')
  })
  it('is given up only after asking, as it was seen', async () => {
    const http = answering(answers)
    const { wrapper } = await onPost(http)
    await wrapper.get('button.bad').trigger('click')
    await flushPromises()
    expect(wrote(http)).toEqual([])
    ;[...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] footer button, dialog footer button')].pop()?.click()
    await flushPromises()
    expect(wrote(http)[0]).toMatchObject({ method: 'DELETE', path: '/posts/post', headers: { 'If-Match': '"1"' } })
  })
  it('can only be read by who doesn’t plan', async () => {
    const { wrapper } = await onPost(answering(answers), { sitting: deskOf('outreach') })
    expect(wrapper.find('form').exists()).toBe(false)
    expect(wrapper.text()).toContain('您可以查看')
  })
  it('is left by Escape', async () => {
    const { router } = await onPost(answering(answers))
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/desk/posts')
  })
})

describe('a new plan', () => {
  it('shows what it will demand, and is sent with its kind and unit', async () => {
    const http = answering({ '/plan-days': ok([{ duty_day: '2026-11-23', starts_at: '2026-11-22T22:00:00.000Z', ends_at: '2026-11-23T00:00:00.000Z', begun: false }]), '/plans': ok({ id: 'new' }) })
    const { wrapper, router } = await onStage(NewPlanPage, http, { path: '/desk/plans/new', at: '/desk/plans/new?unit=squad', ...leader })
    expect(wrapper.text()).toContain('06:00 – 08:00')
    await wrapper.get('input[type="text"]').setValue('早高峰守岗')
    const [, place] = wrapper.findAll('select')
    await place?.setValue('post')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrote(http)[0]).toMatchObject({ method: 'POST', path: '/plans', body: { kind: 'post', unit_id: 'squad', post_id: 'post', section_id: null, name: '早高峰守岗', demands_check_in: false } })
    expect(router.currentRoute.value.path).toBe('/desk/plans/new')
  })
})
