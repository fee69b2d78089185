// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import ReckoningPage from './ReckoningPage.vue'
import ScorePage from './ScorePage.vue'
import { aCard, aLine } from './testing'

const INDICATORS = ['presence_posts', 'coverage_sections', 'staffing_rule', 'evidence_first_review', 'inspection_findings', 'task_response', 'outreach_kept'] as const

it('is the guide’s page, without its pictures and its ways to other pages', async () => {
  const { wrapper } = await onStage(ReckoningPage, answering({}), { path: '/desk/reckoning' })
  expect(wrapper.text()).toContain('在岗率 =（应在时长 − 证实不在位）÷（应在时长 − 剔除的不在位）')
  expect(wrapper.findAll('.guide :is(img, a[href])')).toEqual([])
})

it('explains every indicator where the mark beside its line leads', async () => {
  const guide = (await onStage(ReckoningPage, answering({}), { path: '/desk/reckoning' })).wrapper
  const card = aCard(INDICATORS.map((indicator) => aLine({ indicator })))
  const { wrapper } = await onStage(ScorePage, answering({ '/scorecards': ok(card) }), { path: '/desk/score' })
  const marks = wrapper.findAll('a.rules').map((mark) => mark.attributes('href')?.split('#')[1])
  expect(marks).toEqual(INDICATORS)
  expect(marks.filter((id) => !guide.find(`[id="${id ?? ''}"]`).exists())).toEqual([])
})
