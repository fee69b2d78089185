// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import type { PeriodDetail, ScoreReviewDetail } from '../../../api/desk'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import PeriodPage from './PeriodPage.vue'
import ReviewPage from './ReviewPage.vue'

const line = { indicator: 'presence_posts' as const, weight: 45, value: '0.7500', points: '35.53', credited: 3, unknown: 1, exempt: 0 }
const row = { kind: 'squad' as const, id: 'squad', total: '81.87', published_total: '70.00', input_digest: 'a'.repeat(64), lines: [line] }
const period: PeriodDetail = {
  id: 'month', unit_id: 'brigade', first_day: '2026-10-26', last_day: '2026-11-25', state: 'published', ask_days: 3, decide_days: 3, pending: 0, version: 2,
  opened_at: '2026-11-01T00:00:00.000Z', published_at: '2026-11-26T02:00:00.000Z', published_by: 'boss', ask_until: '2026-12-01T16:00:00.000Z',
  facts_digest: 'f'.repeat(64), closed_at: null, closed_by: null, cards_digest: null, board: [row],
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

it('shows what was before, and asks for a reason before anybody decides', async () => {
  const http = answering({ '/score-reviews/review': ok(review), '/history': history })
  const { wrapper } = await onStage(ReviewPage, http, { path: '/desk/score-reviews/:id', at: '/desk/score-reviews/review' })
  expect(wrapper.text()).toContain('当时在处置事故')
  expect(wrapper.text()).toContain('0%')
  expect(wrapper.findAll('button').find((button) => button.text() === '作出决定')?.attributes('disabled')).toBeDefined()
})
