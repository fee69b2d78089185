// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { servicesKey } from '../../app/services'
import { anEntry, confirmed, pending } from '../../app/testing/entries'
import { NOW, offlineWith, servicesWith, standingAt } from '../../app/testing/services'
import type { Entry, Offline } from '../../offline'
import { standingOf } from './rules'
import TaskCard from './TaskCard.vue'
import { aTask } from './test/tasks'
import type { OwnTask } from './views'

function card(task: OwnTask, entries: Entry[] = []) {
  const record = vi.fn(() => Promise.resolve(anEntry('dispatch.acknowledge', { task_id: task.id })))
  const offline = offlineWith({ record: record as unknown as Offline['record'] })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { render: () => null } }] })
  const wrapper = mount(TaskCard, {
    props: { task, standing: standingOf(task, entries), now: NOW },
    global: { plugins: [router], provide: { [servicesKey as symbol]: servicesWith({ offline, geolocation: standingAt({ kind: 'denied' }) }) } },
  })
  return { wrapper, record }
}

describe('a task on Today', () => {
  it('is acknowledged with one tap, without network and without a position', async () => {
    const { wrapper, record } = card(aTask())
    expect(wrapper.text()).toContain('待签收')
    await wrapper.get('.button').trigger('click')
    await flushPromises()
    expect(record).toHaveBeenCalledExactlyOnceWith('dispatch.acknowledge', { task_id: 'task' }, { fix: null, photos: [] })
  })

  it('says that only this phone knows of the acknowledgement, until the receipt is there', () => {
    const task = aTask({ state: 'opened' })
    const answer = (state: Entry['state']) => anEntry('dispatch.acknowledge', { task_id: 'task' }, { state })
    expect(card(task, [answer(pending)]).wrapper.text()).toContain('本机已签收，待上传')
    const known = card(task, [answer(confirmed(12))]).wrapper
    expect(known.text()).toContain('已签收')
    expect(known.text()).not.toContain('待上传')
    expect(known.find('.button').exists()).toBe(false)
  })

  it('says why a recalled task was recalled, and offers nothing', () => {
    const { wrapper } = card(aTask({ state: 'recalled', recalled_at: NOW.toISOString(), recalled_reason: '误报' }))
    expect(wrapper.text()).toContain('指令已撤回：误报')
    expect(wrapper.find('.button').exists()).toBe(false)
  })

  it('says that nothing was saved when it was not', async () => {
    const { wrapper, record } = card(aTask())
    record.mockRejectedValueOnce(new Error('QuotaExceededError'))
    await wrapper.get('.button').trigger('click')
    await flushPromises()
    expect(wrapper.get('[role=alert]').text()).toContain('没有保存')
  })
})
