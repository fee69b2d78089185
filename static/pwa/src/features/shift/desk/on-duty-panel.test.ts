// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { answering, ok, onStage, silence } from '../../../app/desk/testing/stage'
import OnDutyPanel from './OnDutyPanel.vue'
import { onDuty, out } from './testing'

const kinds = [{ id: 'k', code: 'persuasion', name_zh: '劝导', name_en: 'Persuasions', position: 0, active: true, source: '', confidence: 'high', version: 1 }]
const quiet = { '/tallies': ok([]), '/tally-kinds': ok(kinds) }

it('shows people, car and since when, and what the squad counted', async () => {
  const totals = [{ unit_id: 'squad', duty_day: '2026-11-23', kind: 'persuasion', times: 12 }]
  const http = answering({ ...quiet, '/shifts/on-duty': ok(onDuty([out('a', { crew_ids: ['li'], plate: '鲁P1201警' })])), '/tallies': ok(totals) })
  const { wrapper } = await onStage(OnDutyPanel, http)
  for (const words of ['一中队', '2 人', '王警官、李辅警', '鲁P1201警', '今天 08:00', '劝导 12']) expect(wrapper.text()).toContain(words)
})

it('names those who have something due apart, and says that nobody has to go on duty here', async () => {
  const http = answering({ ...quiet, '/shifts/on-duty': ok(onDuty([], ['zhao'])) })
  const { wrapper } = await onStage(OnDutyPanel, http)
  expect(wrapper.text()).toContain('赵警官')
  expect(wrapper.text()).toContain('不作要求')
})

it('keeps what it showed when the server falls silent, and says so', async () => {
  const http = answering({ ...quiet, '/shifts/on-duty': silence })
  const { wrapper } = await onStage(OnDutyPanel, http)
  expect(wrapper.text()).toContain('重试')
})
