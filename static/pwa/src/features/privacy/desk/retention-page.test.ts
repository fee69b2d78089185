// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import type { Retention } from '../../../api/desk'
import { missingPhotoText } from '../../../app/desk/photo-standing'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import RetentionPage from './RetentionPage.vue'

const retention: Retention = {
  categories: [
    { key: 'positions', days: 90, before: '2026-08-28T00:00:00.000Z', count: 1200, held: {} },
    { key: 'daily_photos', days: 180, before: '2026-05-30T00:00:00.000Z', count: 14, held: { open: 2, review: 1 } },
  ],
  last_run_at: null,
}

it('says what would go, what stays and why, and that nothing has gone yet', async () => {
  const { wrapper } = await onStage(RetentionPage, answering({ '/retention': ok(retention) }))
  expect(wrapper.text()).toContain('车辆轨迹（原始定位点）')
  expect(wrapper.text()).toContain('14 条')
  expect(wrapper.text()).toContain('尚未办结 2 张、等待审核或补正 1 张')
  expect(wrapper.text()).toContain('还没有清除过')
})

it('tells a photo that was removed from one that has not arrived', () => {
  expect(missingPhotoText({ removed_at: null, removed_rule: null }, '照片尚未上传')).toBe('照片尚未上传')
  expect(missingPhotoText({ removed_at: '2026-11-27T02:00:00.000Z', removed_rule: 'daily_photos' }, '')).toBe('照片已于2026年11月27日按留存期限清除（宣讲、隐患、指令反馈照片）')
})
