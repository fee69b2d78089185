// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import type { CallPicture } from '../../../api/desk'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import CallPicturePage from './CallPicturePage.vue'

vi.mock('./charts', () => ({ createChart: () => ({ draw: () => undefined, resize: () => undefined, remove: () => undefined }) }))

const compared = { now: 12, before: null, percent: null, verdict: 'unclear' as const, small: true, low: null, high: null }
const picture = (over: Partial<CallPicture> = {}): CallPicture => ({
  from: '2026-01-01', to: '2026-11-22', before_from: '2025-01-01', before_to: '2025-11-22', now_known: true, before_known: false,
  totals: { calls: compared, valid: compared, linked: compared }, heat: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)), busy: null,
  section_periods: [{ row: 'section', column: 'night', count: 4 }], tables: { kind: [{ code: 'congestion', ...compared }], outcome: [], section: [], period: [] },
  words: { kind: { congestion: { zh: '交通拥堵', en: 'Congestion' } }, outcome: {} }, ...over,
})

async function opened(found = picture()) {
  const { wrapper, router } = await onStage(CallPicturePage, answering({ '/analysis/calls': ok(found) }), { path: '/desk/analysis/calls' })
  await flushPromises()
  return { wrapper, router }
}

it('says that a year before in which nobody kept calls is unknown, and compares nothing', async () => {
  const { wrapper } = await opened()
  expect(wrapper.text()).toContain('上年同期没有登记警情：不详，不是 0')
  expect(wrapper.findAll('th').some((each) => each.text() === '上年同期')).toBe(false)
})

it('compares where calls were kept, and never adds them to accidents', async () => {
  const total = { ...compared, before: 20, percent: '-40.00' }
  const { wrapper } = await opened(picture({ before_known: true, totals: { calls: total, valid: total, linked: total } }))
  expect(wrapper.text()).toContain('−40.00%')
  expect(wrapper.text()).toContain('不相加')
})

it('opens the register’s own list behind a kind and behind a section at night', async () => {
  const { wrapper, router } = await opened()
  await wrapper.findAll('button').find((each) => each.text() === '交通拥堵')?.trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.query).toMatchObject({ kind: 'congestion' })
  await router.push('/desk/analysis/calls')
  await flushPromises()
  const { wrapper: again, router: other } = await opened()
  await again.findAll('button').find((each) => each.text() === '4')?.trigger('click')
  await flushPromises()
  expect(other.currentRoute.value.query).toMatchObject({ section: 'section', hours: '23-3' })
})

it('compares nothing where calls were not kept all through the period itself', async () => {
  const { wrapper } = await opened(picture({ now_known: false, before_known: true }))
  expect(wrapper.text()).toContain('这一时段的警情登记不全')
  expect(wrapper.findAll('th').some((each) => each.text() === '上年同期')).toBe(false)
})

it('opens nothing where the register’s list can’t narrow: no section, or hours outside the key periods', async () => {
  const cells = [{ row: '', column: 'night', count: 71 }, { row: 'section', column: 'other', count: 72 }, { row: 'section', column: 'morning', count: 73 }]
  const { wrapper } = await opened(picture({ section_periods: cells, tables: { kind: [], outcome: [], section: [], period: [{ code: 'other', ...compared }, { code: 'night', ...compared }] } }))
  const buttons = wrapper.findAll('td button').map((each) => each.text())
  expect(buttons.filter((text) => /^7/.test(text))).toEqual(['73'])
  expect(wrapper.findAll('.desk-row-link')).toHaveLength(1)
  expect(wrapper.text()).toContain('71')
})
