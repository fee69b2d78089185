// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { PeriodDetail, ScoreReviewDetail } from '../../../api/desk'
import { answering, deskOf, ok, onStage } from '../../../app/desk/testing/stage'
import PeriodPage from './PeriodPage.vue'
import ReviewPage from './ReviewPage.vue'

const line = { indicator: 'presence_posts' as const, weight: 45, value: '0.7500', points: '35.53', credited: 3, unknown: 1, exempt: 0 }
const row = { kind: 'squad' as const, id: 'squad', total: '81.87', published_total: '70.00', input_digest: 'a'.repeat(64), lines: [line] }
const period: PeriodDetail = {
  id: 'month', unit_id: 'brigade', first_day: '2026-10-26', last_day: '2026-11-25', state: 'published', ask_days: 3, decide_days: 3, pending: 0, version: 2,
  opened_at: '2026-11-01T00:00:00.000Z', published_at: '2026-11-26T02:00:00.000Z', published_by: 'boss', ask_until: '2026-12-01T16:00:00.000Z',
  facts_digest: 'f'.repeat(64), closed_at: null, closed_by: null, cards_digest: null, edition: 1, replaces_id: null, replaced_by: null, withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null, board: [row],
}
const told = { state: 'credited' as const, value: '0.0000', reason_code: 'elsewhere_by_track' }
const review: ScoreReviewDetail = {
  id: 'review', period_id: 'month', requirement_id: 'due', indicator: 'presence_posts', unit_id: 'squad', officer_ids: ['wang'], origin: 'asked', state: 'named',
  asked_by: 'wang', asked_at: '2026-11-26T03:00:00.000Z', reason: '当时在处置事故', evidence: [], decide_until: '2026-12-01T16:00:00.000Z', decider_id: 'boss', named_by: 'boss',
  named_at: '2026-11-26T04:00:00.000Z', decided_at: null, decision: '', before: told, after: null, version: 2, deciders: [],
}
const history = ok({ entries: [], next: null })

it('shows units side by side with what nobody knows and what a correction moved, and the last day for asking', async () => {
  const http = answering({ '/assessment-periods/month': ok(period), '/score-reviews': ok({ reviews: [] }), '/history': history })
  const { wrapper } = await onStage(PeriodPage, http, { path: '/desk/periods/:id', at: '/desk/periods/month' })
  expect(wrapper.text()).toContain('未知 25%')
  expect(wrapper.text()).toContain('公示时 70.00')
  expect(wrapper.text()).toContain('3 个工作日')
  expect(wrapper.text()).not.toContain('王警官')
})

it('shows a withdrawn publication with its reason, the way to its follower and to its own cards, and nothing to do', async () => {
  const withdrawn: PeriodDetail = { ...period, state: 'withdrawn', replaced_by: 'again', withdrawn_at: '2026-11-27T02:00:00.000Z', withdrawn_by: 'boss', withdrawn_reason: '轨迹设备故障' }
  const http = answering({ '/assessment-periods/month': ok(withdrawn), '/score-reviews': ok({ reviews: [] }), '/history': history })
  const { wrapper } = await onStage(PeriodPage, http, { path: '/desk/periods/:id', at: '/desk/periods/month', sitting: deskOf('brigade_leader') })
  expect(wrapper.text()).toContain('撤回理由：轨迹设备故障')
  expect(wrapper.find('a[href="/desk/periods/again"]').exists()).toBe(true)
  expect(wrapper.findAll('button').map((button) => button.text())).not.toContain('关账')
})

it('offers the leader alone to withdraw, and sends the reason with the version seen', async () => {
  const http = answering({ '/assessment-periods/month': ok(period), '/score-reviews': ok({ reviews: [] }), '/history': history, '/assessment-periods/month/withdrawal': ok(period) })
  const at = { path: '/desk/periods/:id', at: '/desk/periods/month' }
  const others = await onStage(PeriodPage, http, { ...at, sitting: deskOf('supervisor') })
  expect(others.wrapper.text()).not.toContain('撤回公示')
  const { wrapper } = await onStage(PeriodPage, http, { ...at, sitting: deskOf('brigade_leader') })
  await wrapper.findAll('button').find((button) => button.text() === '撤回公示')?.trigger('click')
  await flushPromises()
  const field = document.body.querySelector('textarea')
  if (field === null) throw new Error('no field for the reason')
  field.value = '轨迹设备故障'
  field.dispatchEvent(new Event('input'))
  await flushPromises()
  const buttons = [...document.body.querySelectorAll('button')].filter(({ textContent }) => textContent.trim() === '撤回公示')
  buttons.pop()?.click()
  await flushPromises()
  const sent = http.asked.find(({ path }) => path.endsWith('/withdrawal'))
  expect([sent?.headers?.['If-Match'], sent?.body]).toEqual(['"2"', { reason: '轨迹设备故障' }])
})

it('shows what was before, and asks for a reason before anybody decides', async () => {
  const http = answering({ '/score-reviews/review': ok(review), '/history': history })
  const { wrapper } = await onStage(ReviewPage, http, { path: '/desk/score-reviews/:id', at: '/desk/score-reviews/review' })
  expect(wrapper.text()).toContain('当时在处置事故')
  expect(wrapper.text()).toContain('0%')
  expect(wrapper.findAll('button').find((button) => button.text() === '作出决定')?.attributes('disabled')).toBeDefined()
})
