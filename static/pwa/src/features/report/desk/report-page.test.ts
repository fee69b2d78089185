// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import ReportPage from './ReportPage.vue'
import { aFigure, aReport } from './testing'

const at = { path: '/desk/reports' }
const changed = aReport({ version: 1, figures: [aFigure({ number: 10, changed: true })], changes: [{ key: 'people_out', number: 10, text: null, drafted: 9, reason: '漏记一人', officer_name: '孟督导', at: '2026-11-23T02:00:00.000Z' }] })

afterEach(() => { vi.restoreAllMocks() })

function press(text: string) {
  const found = [...document.querySelectorAll<HTMLButtonElement>('button')].filter((button) => button.textContent.includes(text))
  found[found.length - 1]?.click()
}

it('shows the figures with yesterday beside them, and 无记录 where nothing could be recorded', async () => {
  const { wrapper } = await onStage(ReportPage, answering({ '/reports/daily': ok(aReport()) }), at)
  expect(wrapper.text()).toContain('9人')
  expect(wrapper.text()).toContain('比前一日 +2')
  expect(wrapper.text()).toContain('无记录')
  expect(wrapper.text()).toContain('不统计个人')
})

it('copies the text with one tap and says so', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText)
  await onStage(ReportPage, answering({ '/reports/daily': ok(aReport()) }), at)
  press('复制文字')
  await flushPromises()
  expect(writeText).toHaveBeenCalledWith('【一中队勤务战果】')
  expect(document.body.textContent).toContain('到微信群里粘贴')
})

it('changes a figure only with a reason, at the version that was seen', async () => {
  const http = answering({ '/reports/daily': ok(aReport()), '/reports/daily/changes': ok(changed) })
  const { wrapper } = await onStage(ReportPage, http, at)
  await wrapper.get('.pen').trigger('click')
  await flushPromises()
  const [number, reason] = [...document.querySelectorAll<HTMLInputElement>('.dialog input')]
  if (number === undefined || reason === undefined) throw new Error('no fields')
  number.value = '10'
  number.dispatchEvent(new Event('input'))
  await flushPromises()
  press('保存')
  expect(http.asked.some(({ method }) => method === 'POST')).toBe(false)
  reason.value = '漏记一人'
  reason.dispatchEvent(new Event('input'))
  await flushPromises()
  press('保存')
  await flushPromises()
  const said = http.asked.find(({ method }) => method === 'POST')
  expect(said?.body).toEqual({ unit_id: 'squad', day: '2026-11-23', key: 'people_out', number: 10, text: null, reason: '漏记一人' })
  expect(said?.headers).toMatchObject({ 'If-Match': '"0"' })
  expect(wrapper.text()).toContain('记录为 9')
})

it('looks again where records came in before it was made final', async () => {
  const moved = { kind: 'problem' as const, problem: { status: 409, code: 'report_moved', title: '', detail: '', params: {} }, retryAfterS: null }
  const http = answering({ '/reports/daily': ok(aReport()), '/reports/daily/finals': moved })
  await onStage(ReportPage, http, at)
  press('定稿')
  await flushPromises()
  const before = http.asked.filter(({ method }) => method === 'GET').length
  press('定稿')
  await flushPromises()
  expect(document.body.textContent).toContain('请看过最新的日报再定稿')
  expect(http.asked.filter(({ method }) => method === 'GET').length).toBeGreaterThan(before)
})
