// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Review } from '../../../api/desk'
import { aViolation } from '../../../app/desk/testing/made'
import { answering, deskOf, ok, onStage, type Answering } from '../../../app/desk/testing/stage'
import type { HttpAnswer } from '../../../platform/http'
import ReviewsPage from './ReviewsPage.vue'

const aReview = (over: Partial<Review> = {}): Review => ({
  record_id: 'seen', kind: 'violation', unit_id: 'squad', officer_id: 'wang', corrected_at: '2026-11-23T01:00:30.000Z', label: '鲁P6K823', own: false, state: 'waiting',
  version: 1, corrects: null, superseded_by: null, photos: [], verdicts: [], ...over,
})
const pageOf = (...reviews: Review[]) => ok({ reviews, next: null, pending: { waiting: reviews.length, corrected: 0, returned: 0 } })
const server = (...reviews: Review[]): Answering => answering({
  '/reviews': pageOf(...reviews), '/violations/seen': ok(aViolation()), '/violations/second': ok(aViolation({ id: 'second', plate_text: '鲁P3T09X' })), '/reviews/seen': ok(aReview({ state: 'accepted' })),
})
const at = (query = '') => ({ path: '/desk/reviews', at: `/desk/reviews${query}` })
const refusal = (status: number, code: string): HttpAnswer => ({ kind: 'problem', problem: { status, code, title: '', detail: '', params: {} }, retryAfterS: null })
async function press(key: string) {
  window.dispatchEvent(new KeyboardEvent('keydown', { key }))
  await flushPromises()
}
const written = (http: Answering) => http.asked.filter(({ method }) => method === 'PATCH')
const dialog = () => document.body.querySelector('dialog, [role=dialog]') as HTMLElement

it('goes through the queue with j and k, and accepts with a', async () => {
  const http = server(aReview(), aReview({ record_id: 'second', label: '鲁P3T09X' }))
  const { router } = await onStage(ReviewsPage, http, at())
  await press('j')
  expect(router.currentRoute.value.query['record']).toBe('seen')
  await press('j')
  await press('k')
  expect(router.currentRoute.value.query['record']).toBe('seen')
  await press('a')
  expect(written(http).map(({ path, body, headers }) => [path, body, headers?.['If-Match']])).toEqual([
    ['/reviews/seen', { verdict: 'accepted', reason_code: null, comment: '' }, '"1"'],
  ])
  expect(router.currentRoute.value.query['record']).toBe('second')
})

it('goes on behind the first page, and a record decided there leaves the list', async () => {
  const http = server(aReview())
  http.answers['/reviews'] = ok({ reviews: [aReview()], next: 'place', pending: { waiting: 2, corrected: 0, returned: 0 } })
  http.answers['/reviews/second'] = ok(aReview({ record_id: 'second', state: 'accepted', version: 2 }))
  const { wrapper } = await onStage(ReviewsPage, http, at())
  const first = http.request.bind(http)
  http.request = (request) => (request.path.includes('before=place') ? Promise.resolve(pageOf(aReview({ record_id: 'second', label: '鲁P3T09X' }))) : first(request))
  await wrapper.get('.more button').trigger('click')
  await flushPromises()
  expect(wrapper.get('.queue').text()).toContain('鲁P3T09X')
  expect(wrapper.find('.more').exists()).toBe(false)
  await press('j')
  await press('j')
  await press('a')
  expect(written(http).map(({ path }) => path)).toEqual(['/reviews/second'])
  expect(wrapper.get('.queue').text()).not.toContain('鲁P3T09X')
})

it('returns a record with a reason that suggests its comment, and not without', async () => {
  const http = server(aReview())
  await onStage(ReviewsPage, http, at('?record=seen'))
  await press('r')
  const submit = () => [...dialog().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === '退回') as HTMLButtonElement
  expect(submit().disabled).toBe(true)
  dialog().querySelector<HTMLInputElement>('input[value=plate_wrong]')?.click()
  await flushPromises()
  submit().click()
  await flushPromises()
  expect(written(http)[0]?.body).toEqual({ verdict: 'returned', reason_code: 'plate_wrong', comment: '号牌与照片不一致，请核对更正。' })
})

it('takes no letters for verdicts while somebody types', async () => {
  const http = server(aReview())
  await onStage(ReviewsPage, http, at('?record=seen'))
  const field = document.body.appendChild(document.createElement('input'))
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
  await flushPromises()
  field.remove()
  expect(written(http)).toEqual([])
})

it('says that the officer was quicker, and decides nothing', async () => {
  const http = server(aReview())
  const { wrapper } = await onStage(ReviewsPage, http, at('?record=seen'))
  http.answers['/reviews/seen'] = refusal(409, 'record_corrected_meanwhile')
  await press('a')
  expect(wrapper.text()).toContain('民警刚刚更正了这条记录')
})

it('offers no verdict on one’s own record', async () => {
  const http = server(aReview({ own: true }))
  const { wrapper } = await onStage(ReviewsPage, http, at('?record=seen'))
  expect(wrapper.text()).toContain('由他人审核')
  await press('a')
  expect(written(http)).toEqual([])
})

it('lays a correction beside what it corrects and marks what has changed', async () => {
  const http = server(aReview({ state: 'corrected', corrects: 'older' }))
  http.answers['/violations/older'] = ok(aViolation({ id: 'older', plate_text: '鲁P6K82B' }))
  const { wrapper } = await onStage(ReviewsPage, http, at('?record=seen'))
  expect(wrapper.get('del').text()).toBe('鲁P6K82B')
  expect(wrapper.get('ins').text()).toBe('鲁P6K823')
  expect(wrapper.findAll('tr.changed')).toHaveLength(1)
  expect(wrapper.text()).toContain('1 处不同')
})

it('tells a dispatcher that others review', async () => {
  const http = server(aReview())
  const { wrapper } = await onStage(ReviewsPage, http, { ...at(), sitting: deskOf('dispatcher') })
  expect(wrapper.text()).toContain('由中队长、督导和大队领导审核')
  expect(http.asked).toEqual([])
})
