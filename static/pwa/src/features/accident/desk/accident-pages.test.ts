// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import AccidentPage from './AccidentPage.vue'
import AccidentsPage from './AccidentsPage.vue'
import { anAccident, words } from './testing'

const tables = { '/accident-words': ok(words), '/history/accident/accident': ok({ entries: [], next: null }) }
const summary = { accidents: 7, general: 4, fatal: 2, deaths: 3, injuries: 5, unplaced: 2, from_scene: 1 }

async function opened(accident = anAccident()) {
  const http = answering({ ...tables, '/accidents/accident': ok(accident), '/accidents/accident/place': ok(accident), '/accidents/accident/merger': ok(accident) })
  const { wrapper, router } = await onStage(AccidentPage, http, { path: '/desk/accidents/:id', at: '/desk/accidents/accident' })
  await flushPromises()
  return { http, wrapper, router }
}

describe('the register', () => {
  it('says of each accident when, how grave, where, and of the whole what is still to be placed', async () => {
    const http = answering({ ...tables, '/accidents': ok({ accidents: [anAccident()], next: null, summary }) })
    const { wrapper } = await onStage(AccidentsPage, http, { path: '/desk/accidents' })
    await flushPromises()
    for (const text of ['07:30', '亡人', '国道一段 K12+300 桥东', '碰撞运动车辆', '不详', '待落点 2 起', '现场录入待并入 1 起']) expect(wrapper.text()).toContain(text)
    expect(wrapper.get('.open').attributes('href')).toBe('/desk/accidents?placed=false')
  })

  it('asks the server for what the address narrows it to', async () => {
    const http = answering({ ...tables, '/accidents': ok({ accidents: [], next: null, summary }) })
    await onStage(AccidentsPage, http, { path: '/desk/accidents', at: '/desk/accidents?fatal=true&placed=false' })
    expect(http.asked.map(({ path }) => path)).toContain('/accidents?fatal=true&placed=false')
  })
})

describe('one accident', () => {
  it('says that a late death doesn’t count', async () => {
    const { wrapper } = await opened(anAccident({ deaths_late: 1 }))
    expect(wrapper.text()).toContain('另有 1 人在 7 日后死亡，不计入')
  })

  it('without a place is placed by section and chainage, with a reason, in the version that was seen', async () => {
    const { http, wrapper } = await opened(anAccident({ placed: 'none', section_id: null, chainage_m: null, latitude: null, longitude: null, suggested_sections: ['section'] }))
    const fields = wrapper.findAll('form input')
    await fields[0]?.setValue('K12+300')
    await fields[1]?.setValue('民警指认')
    await wrapper.findAll('button').find((each) => each.text() === '保存落点')?.trigger('click')
    await flushPromises()
    const said = http.asked.find(({ method }) => method === 'PUT')
    expect([said?.path, said?.headers?.['If-Match'], said?.body]).toEqual(['/accidents/accident/place', '"2"', { place: { section_id: 'section', chainage_m: 12_300 }, reason: '民警指认' }])
  })

  it('from the scene is found to be an imported one', async () => {
    const other = anAccident({ id: 'imported', number: 'A9' })
    const { http, wrapper, router } = await opened(anAccident({ source: 'scene', number: null, alike: [other] }))
    await wrapper.findAll('button').find((each) => each.text() === '是同一起')?.trigger('click')
    await flushPromises()
    expect(http.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ into: 'imported' })
    expect(router.currentRoute.value.path).toBe('/desk/accidents/imported')
  })

  it('that was withdrawn can’t be changed, and says why', async () => {
    const { wrapper } = await opened(anAccident({ withdrawn_at: '2026-03-07T00:00:00.000Z', withdrawn_reason: '非道路事故' }))
    expect(wrapper.text()).toContain('已撤销：非道路事故')
    expect(wrapper.findAll('button').some((each) => each.text() === '更正')).toBe(false)
  })
})
