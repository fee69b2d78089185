// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { aCheckIn } from '../../../app/desk/testing/made'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import CheckInPage from './CheckInPage.vue'

const at = { path: '/desk/check-ins/:id', at: '/desk/check-ins/said' }

it('says where it was, by which rule, and leads to the credit of its requirement', async () => {
  const { wrapper } = await onStage(CheckInPage, answering({ '/check-ins/said': ok(aCheckIn()) }), at)
  expect(wrapper.text()).toContain('王警官 到岗')
  expect(wrapper.text()).toContain('距中心 23 米，精度 ±12 米，岗位半径 60 米')
  expect(wrapper.get('a.desk-link').attributes('href')).toBe('/desk/credits/due%3Apresence_posts')
})

it('shows a check-in without a position as one without a position', async () => {
  const record = aCheckIn({ latitude: null, longitude: null, accuracy_m: null, distance_m: null, verdict: 'missing', requirement_id: null })
  const { wrapper } = await onStage(CheckInPage, answering({ '/check-ins/said': ok(record) }), at)
  expect(wrapper.text()).toContain('没有位置')
})

it('says how old a position was that was older than the moment, and of a fresh one nothing', async () => {
  const [old, fresh] = [aCheckIn({ fix_at: '2026-11-22T22:03:15.000Z', verdict: 'uncertain' }), aCheckIn()]
  const page = async (record: typeof old) => (await onStage(CheckInPage, answering({ '/check-ins/said': ok(record) }), at)).wrapper.text()
  expect(await page(old)).toContain('45 秒前定位')
  expect(await page(fresh)).not.toContain('秒前定位')
})
