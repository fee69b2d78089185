// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { anEntry, confirmed } from '../../app/testing/entries'
import { alive, NOW, offlineWith, servicesWith, standingAt } from '../../app/testing/services'
import { servicesKey } from '../../app/services'
import type { Entry, Offline } from '../../offline'
import type { FixAnswer } from '../../platform/geolocation'
import CheckInDock from './CheckInDock.vue'

const post = { id: 'p', name: 'G341 东关卡点', kind: 'interception' as const, latitude: 36.1, longitude: 115.8, radius_m: 100 }
const due = { id: 'r', unit_id: 'u', duty_day: '2026-11-23', kind: 'post' as const, post_id: 'p', section_id: null, starts_at: '', ends_at: '', vehicle_id: null, officer_ids: ['me'], demands_check_in: false }
const fixAt = (latitude: number, age_s = 0): FixAnswer => ({ kind: 'fix', fix: { datum: 'wgs84', latitude, longitude: 115.8, accuracy_m: 10, at: new Date(NOW.getTime() - age_s * 1000).toISOString() } })

function dock(answer: FixAnswer, entries: Entry[] = []) {
  const record = vi.fn(() => Promise.resolve(anEntry('checkin.check_in', { post_id: 'p', requirement_id: 'r' })))
  const offline = offlineWith({ record: record as unknown as Offline['record'], entries: () => alive(entries) })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { render: () => null } }] })
  const wrapper = mount(CheckInDock, {
    props: { posts: [post], due: [due], now: NOW },
    global: { plugins: [router], provide: { [servicesKey as symbol]: servicesWith({ offline, geolocation: standingAt(answer) }) } },
  })
  return { wrapper, record }
}

describe('the check-in button', () => {
  it('says the age of an older fix, and claims nothing from it', () => {
    const text = dock(fixAt(36.1, 45)).wrapper.text()
    expect(text).toContain('45 秒前定位')
    expect(text).toContain('无法判断是否在范围内')
    expect(text).not.toContain('在岗位范围内')
    expect(dock(fixAt(36.1, 20)).wrapper.text()).not.toContain('秒前定位')
  })

  it('saves with one tap at the post, with the fix at hand', async () => {
    const { wrapper, record } = dock(fixAt(36.1))
    expect(wrapper.text()).toContain('在岗位范围内')
    await wrapper.get('.button').trigger('click')
    await flushPromises()
    expect(record).toHaveBeenCalledWith('checkin.check_in', { post_id: 'p', requirement_id: 'r' }, { fix: expect.objectContaining({ latitude: 36.1 }) as unknown })
  })

  it('saves outside the post too, and says that the record will note it', async () => {
    const { wrapper, record } = dock(fixAt(36.2))
    expect(wrapper.text()).toContain('在岗位范围外')
    expect(wrapper.text()).toContain('不影响保存')
    await wrapper.get('.button').trigger('click')
    await flushPromises()
    expect(record).toHaveBeenCalledOnce()
  })

  it('saves without any position', async () => {
    const { wrapper, record } = dock({ kind: 'denied' })
    await wrapper.get('.button').trigger('click')
    await flushPromises()
    expect(record).toHaveBeenCalledWith('checkin.check_in', expect.anything(), { fix: null })
  })

  it('offers to leave once arrived, and names the receipt', () => {
    const arrival = anEntry('checkin.check_in', { post_id: 'p', requirement_id: 'r' }, { occurred_at: NOW.toISOString(), state: confirmed(123) })
    const { wrapper } = dock(fixAt(36.1), [arrival])
    expect(wrapper.get('.button').text()).toContain('离岗')
    expect(wrapper.text()).toContain('已确认 回执 000123')
  })

  it('says that nothing was saved when it was not', async () => {
    const { wrapper, record } = dock(fixAt(36.1))
    record.mockRejectedValueOnce(new Error('QuotaExceededError'))
    await wrapper.get('.button').trigger('click')
    await flushPromises()
    expect(wrapper.get('[role=alert]').text()).toContain('没有保存')
  })
})
