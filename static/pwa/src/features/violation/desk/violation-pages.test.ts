// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { PhotoLink } from '../../../api/desk'
import { aViolation } from '../../../app/desk/testing/made'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import ViolationPage from './ViolationPage.vue'
import ViolationsPage from './ViolationsPage.vue'

const codes = ok([{ key: '1039', code: '1039', content: '违反规定停放', points: null, fine: '200' }])
const photo = (id: string, opened = true): PhotoLink => ({ id, digest: 'd'.repeat(64), opened, position: 0, source: 'camera', camera: null, removed_at: null, removed_rule: null })
const at = { path: '/desk/violations/:id', at: '/desk/violations/seen' }

it('lists violations with plate, offence and place, and fetches earlier ones on demand', async () => {
  const http = answering({ '/violations': ok({ violations: [aViolation()], next: 'cursor' }), '/violation-codes': codes })
  const { wrapper } = await onStage(ViolationsPage, http, { path: '/desk/violations' })
  expect(wrapper.text()).toContain('鲁P·6K823')
  expect(wrapper.text()).toContain('国道一段 K12+300 东侧')
  http.answers['/violations'] = ok({ violations: [aViolation({ id: 'older', plate_text: '鲁P3T09X' })], next: null })
  await wrapper.get('.more button').trigger('click')
  await flushPromises()
  expect(http.asked[http.asked.length - 1]?.path).toBe('/violations?before=cursor')
  expect(wrapper.findAll('tbody tr')).toHaveLength(2)
  expect(wrapper.find('.more').exists()).toBe(false)
})

it('says of points that nobody knows that they are unknown', async () => {
  const { wrapper } = await onStage(ViolationPage, answering({ '/violations/seen': ok(aViolation()), '/violation-codes': codes }), at)
  expect(wrapper.text()).toContain('分值待核')
  expect(wrapper.text()).toContain('罚款 200 元')
})

it('shows the code alone where the table of codes is missing', async () => {
  const { wrapper } = await onStage(ViolationPage, answering({ '/violations/seen': ok(aViolation()) }), at)
  expect(wrapper.text()).toContain('1039')
  expect(wrapper.text()).toContain('代码表未取得')
})

it('turns photos with the arrow keys, and says which one hasn’t come yet', async () => {
  const http = answering({ '/violations/seen': ok(aViolation({ photos: [photo('first'), photo('second', false)] })) })
  const { wrapper } = await onStage(ViolationPage, http, at)
  expect(wrapper.get('img.large').attributes('src')).toBe('/api/v1/photo-links/first?size=screen')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
  await flushPromises()
  expect(wrapper.text()).toContain('照片尚未上传')
  expect(wrapper.find('a[download]').exists()).toBe(false)
})

it('says plainly that a record was withdrawn, or corrected by another', async () => {
  const gone = aViolation({ withdrawn_at: '2026-11-23T01:30:00.000Z', withdrawn_reason: '号牌看错' })
  const withdrawn = await onStage(ViolationPage, answering({ '/violations/seen': ok(gone) }), at)
  expect(withdrawn.wrapper.text()).toContain('撤回：号牌看错')
  const corrected = await onStage(ViolationPage, answering({ '/violations/seen': ok(aViolation({ superseded_by: 'newer' })) }), at)
  await corrected.wrapper.get('button.bar').trigger('click')
  await flushPromises()
  expect(corrected.router.currentRoute.value.path).toBe('/desk/violations/newer')
})

it('explains from when to when it must have happened', async () => {
  const open = aViolation({ bracket_from: null, clock_certain: false })
  const { wrapper } = await onStage(ViolationPage, answering({ '/violations/seen': ok(open) }), at)
  expect(wrapper.text()).toContain('不晚于 11月23日 09:40:00（起点未知）')
  expect(wrapper.text()).toContain('手机时间在范围外，以范围为准')
})
