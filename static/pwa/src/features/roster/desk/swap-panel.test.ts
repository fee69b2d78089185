// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Leave, Swap } from '../../../api/desk'
import { answering, deskOf, ok, onStage } from '../../../app/desk/testing/stage'
import SwapPanel from './SwapPanel.vue'

const common = { unit_id: 'squad', reason: '家中有事', note: '', asked_at: '2026-11-23T02:00:00.000Z', decided_by: null, decided_at: null, hindrance: null, is_past: false }
const tired = { day: '2026-11-29', code: 'two_nights' as const, officer_id: 'li', plan_id: null, plan_name: null, shift: null, params: {} }
const swap: Swap = { ...common, id: 'swap', version: 2, state: 'agreed', asker_id: 'wang', other_id: 'li', day: '2026-11-28', other_day: null, shifts: ['night'], other_shifts: [], asked_by: 'wang', agreed_at: common.asked_at, warnings: [tired] }
const leave: Leave = { ...common, id: 'leave', version: 1, state: 'approved', officer_id: 'wang', first_day: '2026-11-27', last_day: '2026-11-27', kind: 'sick', warnings: [] }

const open = async (swaps: Swap[]) => {
  const http = answering({ '/swaps': ok(swaps), '/swaps/swap': ok({ ...swap, state: 'approved' }), '/leaves': ok([leave]) })
  const props = { unitId: 'squad', mayPlan: true, officerIds: ['wang', 'li'], month: '2026-11' }
  return { http, ...await onStage({ components: { SwapPanel }, template: '<SwapPanel v-bind="props" />', data: () => ({ props }) }, http, { path: '/desk/roster', at: '/desk/roster', sitting: deskOf('squad_leader') }) }
}

it('shows what approving would bring, and approves as seen', async () => {
  const { wrapper, http } = await open([swap])
  expect(wrapper.text()).toContain('连续两晚夜班')
  await wrapper.findAll('button').find((each) => each.text() === '批准')?.trigger('click')
  await flushPromises()
  expect(http.asked.find(({ method }) => method === 'PATCH')).toMatchObject({ path: '/swaps/swap', headers: { 'If-Match': '"2"' }, body: { answer: 'approve' } })
})

it('offers no approval over a roster that has moved, and lists leave beside swaps', async () => {
  const { wrapper } = await open([{ ...swap, hindrance: 'swap_outdated', warnings: [] }])
  expect(wrapper.findAll('button').map((each) => each.text())).not.toContain('批准')
  expect(wrapper.text()).toContain('排班已有变动')
  expect(wrapper.text()).toContain('病假')
})
