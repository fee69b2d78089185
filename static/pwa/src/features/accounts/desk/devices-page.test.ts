// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { aDevice } from '../../../app/desk/testing/made'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import DevicesPage from './DevicesPage.vue'

const holding = aDevice({ contact: { at: '2026-11-23T01:50:00.000Z', app: '0.1.0', unsent_commands: 7, unsent_photos: 11, clock_offset_ms: 0 } })

it('shows what a phone still held, and hides the revoked', async () => {
  const devices = [holding, aDevice({ enrolment_id: 'gone', officer_name: '旧机', revoked_at: '2026-11-20T00:00:00.000Z' })]
  const { wrapper } = await onStage(DevicesPage, answering({ '/devices': ok(devices) }), { path: '/desk/devices' })
  expect(wrapper.text()).toContain('7 条、11 张')
  expect(wrapper.text()).not.toContain('旧机')
})

it('revokes only after saying what would be lost', async () => {
  const http = answering({ '/devices': ok([holding]), '/enrolments/enrolment': ok(null) })
  const { wrapper } = await onStage(DevicesPage, http, { path: '/desk/devices' })
  await wrapper.get('button.bad').trigger('click')
  await flushPromises()
  expect(document.body.textContent).toContain('手机上还有 7 条记录、11 张照片没有上传')
  expect(http.asked.some(({ method }) => method === 'DELETE')).toBe(false)
  ;[...document.querySelectorAll<HTMLButtonElement>('.dialog footer button')].pop()?.click()
  await flushPromises()
  expect(http.asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual(['/enrolments/enrolment'])
})
