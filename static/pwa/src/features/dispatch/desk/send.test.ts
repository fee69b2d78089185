import { describe, expect, it } from 'vitest'
import type { Section } from '../../../api/desk'
import { NOW } from '../../../app/testing/services'
import { bodyOf, missingOf, newDraft, nextAt, type TaskDraft } from './send'

const section = { id: 's', name: 'S242 城区段', from_chainage_m: 12_000, to_chainage_m: 15_000 } as Section
const draft = (over: Partial<TaskDraft> = {}): TaskDraft => ({ ...newDraft(), title: '两车相撞', unit_ids: ['u'], ...over })

describe('a task that is being written', () => {
  it.each([
    [{ title: ' ' }, 'title'], [{ unit_ids: [] }, 'whom'], [{ whom: 'officers' as const }, 'whom'],
    [{ section_id: 's', chainage_text: 'K99+000' }, 'chainage'], [{ section_id: 's', chainage_text: '桩号' }, 'chainage'],
    [{ section_id: 's', chainage_text: 'K12+300' }, null], [{ section_id: 's' }, null], [{ whom: 'officers' as const, officer_ids: ['o'] }, null],
  ])('%o lacks %s', (over, missing) => {
    expect(missingOf(draft(over), [section])).toBe(missing)
  })

  it('goes to units or to officers, never to both', () => {
    const both = { unit_ids: ['u'], officer_ids: ['o'] }
    expect(bodyOf(draft(both), [], NOW)).toMatchObject({ unit_ids: ['u'], officer_ids: [], on_duty: false })
    expect(bodyOf(draft({ ...both, whom: 'on_duty' }), [], NOW)).toMatchObject({ unit_ids: ['u'], officer_ids: [], on_duty: true })
    expect(bodyOf(draft({ ...both, whom: 'officers' }), [], NOW)).toMatchObject({ unit_ids: [], officer_ids: ['o'], on_duty: false })
  })

  it('says the place in the wire’s words', () => {
    expect(bodyOf(draft({ section_id: 's', chainage_text: 'K12+300', place_text: ' 北侧 ' }), [section], NOW)).toMatchObject({ post_id: null, section_id: 's', chainage_m: 12_300, place_text: '北侧', due_at: null })
  })

  it('means the next time that clocks in China show the due time', () => {
    // It is 10:00 in China.
    expect(nextAt('10:30', NOW)).toBe('2026-11-23T02:30:00.000Z')
    expect(nextAt('09:30', NOW)).toBe('2026-11-24T01:30:00.000Z')
  })
})
