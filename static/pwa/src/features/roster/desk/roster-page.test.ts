// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Crew, Roster } from '../../../api/desk'
import { answering, deskOf, ok, onStage, type Answering } from '../../../app/desk/testing/stage'
import type { HttpAnswer } from '../../../platform/http'
import RosterPage from './RosterPage.vue'

const PATH = '/rosters/squad/2026-11'
const DAYS = ['2026-11-23', '2026-11-24']
const roster: Roster = {
  unit_id: 'squad', month: '2026-11', version: 3, officer_ids: ['wang', 'li'], days: DAYS.map((day) => ({ day, kind: 'workday', festival: '' })),
  entries: [{ officer_id: 'wang', day: '2026-11-23', kind: 'night', vehicle_id: null, crew_id: null }],
  warnings: [{ day: '2026-11-24', code: 'two_nights', officer_id: 'wang', plan_id: null, plan_name: null, shift: null, params: {} }],
}
const crew: Crew = { id: 'crew', unit_id: 'squad', name: '甲班', officer_ids: ['wang', 'li'], vehicle_id: 'car', version: 1, ended_at: null }
const open = (role: 'squad_leader' | 'outreach' = 'squad_leader', crews: Crew[] = []) => {
  const http = answering({ [PATH]: ok(roster), '/crews': ok(crews), '/swaps': ok([]), '/leaves': ok([]) })
  return onStage(RosterPage, http, { path: '/desk/roster', at: '/desk/roster?unit=squad&month=2026-11', sitting: deskOf(role) }).then((made) => ({ ...made, http }))
}
const cells = (wrapper: VueWrapper) => wrapper.findAll('[role="gridcell"]')
const press = (wrapper: VueWrapper, at: number, key: string, over: object = {}) => cells(wrapper)[at]?.trigger('keydown', { key, code: `Digit${key}`, ...over })
const wrote = ({ asked }: Answering) => asked.filter(({ method }) => method !== 'GET')

describe('a month’s grid', () => {
  it('is filled by keys and saved as it was seen', async () => {
    const { wrapper, http } = await open()
    await cells(wrapper)[0]?.trigger('click')
    await press(wrapper, 0, '1')
    await press(wrapper, 0, 'ArrowRight', { code: 'ArrowRight' })
    await press(wrapper, 1, '5')
    await press(wrapper, 1, 's', { ctrlKey: true, code: 'KeyS' })
    await flushPromises()
    expect(wrote(http)[0]).toMatchObject({
      method: 'PATCH', path: PATH, headers: { 'If-Match': '"3"' },
      body: { cells: [{ officer_id: 'wang', day: '2026-11-23', shifts: [{ kind: 'day' }] }, { officer_id: 'wang', day: '2026-11-24', shifts: [{ kind: 'leave' }] }] },
    })
  })
  it('says a shift in several cells at once, and takes it back', async () => {
    const { wrapper } = await open()
    await cells(wrapper)[0]?.trigger('click')
    await press(wrapper, 0, 'ArrowDown', { code: 'ArrowDown', shiftKey: true })
    await press(wrapper, 2, '3')
    expect([cells(wrapper)[0]?.text(), cells(wrapper)[2]?.text()]).toEqual(['备', '备'])
    await press(wrapper, 2, 'z', { ctrlKey: true, code: 'KeyZ' })
    expect([cells(wrapper)[0]?.text(), cells(wrapper)[2]?.text()]).toEqual(['夜', ''])
  })
  it('takes crew and car along where somebody is in a crew', async () => {
    const { wrapper, http } = await open('squad_leader', [crew])
    await cells(wrapper)[1]?.trigger('click')
    await press(wrapper, 1, '2')
    await press(wrapper, 1, 's', { ctrlKey: true, code: 'KeyS' })
    await flushPromises()
    expect(wrote(http)[0]?.body).toMatchObject({ cells: [{ shifts: [{ kind: 'night', vehicle_id: 'car', crew_id: 'crew' }] }] })
  })
  it('shows what somebody else saved with one’s own changes over it', async () => {
    const { wrapper, http } = await open()
    await cells(wrapper)[1]?.trigger('click')
    await press(wrapper, 1, '1')
    const conflict: HttpAnswer = { kind: 'problem', problem: { status: 412, code: 'version_conflict', title: '', detail: '', params: {} }, retryAfterS: null }
    const theirs = { ...roster, version: 4, entries: [] }
    http.request = (request) => Promise.resolve(request.method === 'PATCH' ? conflict : ok(theirs))
    await press(wrapper, 1, 's', { ctrlKey: true, code: 'KeyS' })
    await flushPromises()
    expect([cells(wrapper)[0]?.text(), cells(wrapper)[1]?.text()]).toEqual(['', '白'])
    expect(wrapper.text()).toContain('他人刚刚改过本月排班')
  })
  it('is only read by who doesn’t plan', async () => {
    const { wrapper } = await open('outreach')
    await cells(wrapper)[0]?.trigger('click')
    await press(wrapper, 0, '1')
    expect([cells(wrapper)[0]?.text(), wrapper.text().includes('清空')]).toEqual(['夜', false])
  })
  it('lists what to look at by day', async () => {
    expect((await open()).wrapper.text()).toContain('连续两晚夜班')
  })
})
