// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Component, DefineComponent } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { servicesKey } from '../../app/services'
import { aReport, anEntry, confirmed, pending, refused } from '../../app/testing/entries'
import { alive, NOW, offlineWith, servicesWith } from '../../app/testing/services'
import type { ChangeKind, Entry, Live, View } from '../../offline'
import { isAnswered, returnsTo, type ReviewedRecord, type Verdict } from './reviewed'
import ReviewCard from './ReviewCard.vue'
import TodayReturns from './TodayReturns.vue'

const said = (over: Partial<Verdict> = {}): Verdict => ({
  id: 'said', record_id: 'seen', verdict: 'returned', reason_code: 'photo_unclear', comment: '号牌看不清，请补拍', reviewer_id: 'boss', reviewer_name: '孟督导',
  decided_at: '2026-11-23T01:30:00.000Z', ...over,
})
const record = (over: Partial<ReviewedRecord> = {}): ReviewedRecord => ({
  id: 'seen', officer_id: 'officer', corrected_at: '2026-11-23T01:00:00.000Z', superseded_by: null, plate_text: '鲁P12345',
  review: { state: 'returned', version: 2, corrects: null, verdicts: [said()] }, ...over,
})
const correction = (state: Entry['state']) => {
  const made = anEntry('violation.report', aReport, { id: 'newer', state })
  return { ...made, body: { ...made.body, supersedes: 'seen' } }
}

function stage(page: Component, props: Record<string, unknown>, records: ReviewedRecord[], entries: Entry[] = []) {
  const views = (kind: ChangeKind) => alive(kind === 'violation' ? records.map((data) => ({ id: data.id, data })) : []) as unknown as Live<View<never>[]>
  const offline = offlineWith({ views, entries: () => alive(entries) })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { render: () => null } }] })
  const wrapper = mount(page as DefineComponent, {
    props: { officerId: 'officer', now: NOW, ...props },
    global: { plugins: [router], provide: { [servicesKey as symbol]: servicesWith({ offline }) } },
  })
  return { wrapper, router }
}

describe('what came back from review', () => {
  it('is its officer’s to answer, and nobody else’s', () => {
    const all = [{ kind: 'violation' as const, record: record() }]
    expect(returnsTo('officer', all, [])).toHaveLength(1)
    expect(returnsTo('somebody', all, [])).toEqual([])
  })

  it('is answered by a correction or withdrawal on this phone, before the server knows', () => {
    expect(isAnswered('seen', [correction(pending)])).toBe(true)
    expect(isAnswered('seen', [correction(confirmed(7))])).toBe(true)
    expect(isAnswered('seen', [anEntry('violation.withdraw', { command_id: 'seen', reason: '误报' })])).toBe(true)
  })

  it('is not answered by a correction that the server refused', () => {
    expect(isAnswered('seen', [correction(refused('plate_invalid'))])).toBe(false)
  })

  it('stands on Today with the reviewer’s words, one tap from its correction', async () => {
    const { wrapper, router } = stage(TodayReturns, {}, [record()])
    expect(wrapper.text()).toContain('鲁P12345')
    expect(wrapper.text()).toContain('照片不清')
    expect(wrapper.text()).toContain('号牌看不清，请补拍')
    await wrapper.get('.button').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/violations/new?replaces=seen')
  })

  it('takes no room on Today when nothing did', () => {
    expect(stage(TodayReturns, {}, [record({ review: { state: 'waiting', version: 1, corrects: null, verdicts: [] } })]).wrapper.text()).toBe('')
  })
})

describe('the review on a record’s page', () => {
  it('says nothing of a record that waits for its first look', () => {
    const waiting = record({ review: { state: 'waiting', version: 1, corrects: null, verdicts: [] } })
    expect(stage(ReviewCard, { recordId: 'seen' }, [waiting]).wrapper.text()).toBe('')
  })

  it('tells the whole way from return to acceptance', () => {
    const verdicts = [said(), said({ id: 'then', record_id: 'newer', verdict: 'accepted', reason_code: null, comment: '' })]
    const corrected = record({ id: 'newer', review: { state: 'accepted', version: 2, corrects: 'seen', verdicts } })
    const text = stage(ReviewCard, { recordId: 'newer' }, [corrected]).wrapper.text()
    expect(text).toContain('审核通过')
    expect(text.indexOf('退回')).toBeLessThan(text.lastIndexOf('通过'))
    expect(text).toContain('孟督导')
  })

  it('offers no second correction while the first one waits to be sent', () => {
    const { wrapper } = stage(ReviewCard, { recordId: 'seen' }, [record()], [correction(pending)])
    expect(wrapper.find('.button').exists()).toBe(false)
    expect(wrapper.text()).toContain('更正已保存')
  })
})
