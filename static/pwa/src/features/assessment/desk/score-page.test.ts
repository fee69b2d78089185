// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { aCredit } from '../../../app/desk/testing/made'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import ScorePage from './ScorePage.vue'
import { aCard, aLine } from './testing'

const answer = aCard([aLine({ credited: ['due'] }), aLine({ indicator: 'coverage_sections', value: null, points: null, credited_sum: '0.0000' })])

it('shows the topmost unit first, with the formula beside the figures and the digest of the input', async () => {
  const http = answering({ '/scorecards': ok(answer) })
  const { wrapper } = await onStage(ScorePage, http, { path: '/desk/score' })
  expect(http.asked[0]?.path).toBe('/scorecards?subject_kind=brigade&subject_id=brigade')
  expect(wrapper.text()).toContain('100 × (37.89) ÷ 45 = 84.20')
  expect(wrapper.text()).toContain('a'.repeat(64))
})

it('opens a line to its requirements, each on its way to its own evidence', async () => {
  const { wrapper } = await onStage(ScorePage, answering({ '/scorecards': ok(answer) }), { path: '/desk/score' })
  await wrapper.get('button.head').trigger('click')
  expect(wrapper.findAll('li a').map((link) => link.attributes('href'))).toEqual(['/desk/credits/due%3Apresence_posts'])
})

it('opens the evidence line to what was reviewed, and lists nothing that nobody looked at', async () => {
  const line = aLine({ indicator: 'evidence_first_review', credited: ['seen'], unknown: ['waiting'] })
  const record = (id: string) => ({ id, kind: 'record', unit_id: 'squad', officer_id: 'wang', duty_day: '2026-11-23', occurred_at: '2026-11-23T01:00:00.000Z' })
  const credit = aCredit({ id: 'seen:evidence_first_review', requirement_id: 'seen', indicator: 'evidence_first_review', value: '0.0000', reason_code: 'returned_at_first_review' })
  const card = { ...aCard([line]), credits: [credit], records: [record('seen'), record('waiting')] }
  const { wrapper } = await onStage(ScorePage, answering({ '/scorecards': ok(card) }), { path: '/desk/score' })
  await wrapper.get('button.head').trigger('click')
  expect(wrapper.findAll('li a').map((link) => link.attributes('href'))).toEqual(['/desk/reviews?state=all&record=seen'])
  expect(wrapper.text()).toContain('首次审核被退回')
  expect(wrapper.get('.counts').text()).not.toContain('未知')
})

it('has no value where nothing was credited, not nought', async () => {
  const { wrapper } = await onStage(ScorePage, answering({ '/scorecards': ok(answer) }), { path: '/desk/score' })
  expect(wrapper.findAll('button.head')[1]?.text()).toContain('指标值—')
})

it('offers persons by badge, one at a time, and shows no score beside them', async () => {
  const { wrapper } = await onStage(ScorePage, answering({ '/scorecards': ok(answer) }), { path: '/desk/score' })
  const persons = wrapper.findAll('optgroup option').map((option) => option.text())
  expect(persons).toEqual(['P-boss 孟督导', 'P-li 李辅警', 'P-wang 王警官', 'P-zhao 赵警官'])
})
