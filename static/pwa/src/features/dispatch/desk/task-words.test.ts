import { describe, expect, it } from 'vitest'
import type { TaskBands } from '../../../api/desk'
import { isClosable, tallyOf, timingTexts } from './task-words'

const bands: TaskBands[] = [{ stage: 'acknowledged', label: '签收', limits_s: [30, 60], context: '', source: '', confidence: 'high' }]
const texts = (seconds: number | null, band: number | null) => timingTexts({ officer_id: 'o', stages: [{ stage: 'acknowledged', seconds, band }] }, bands)

describe('a task at the desk', () => {
  it('counts its recipients by what the desk has to do about them', () => {
    const states = ['queued', 'opened', 'arrived', 'reported', 'sent_back', 'expired', 'recalled'] as const
    expect(tallyOf(states.map((state) => ({ state })))).toEqual({ total: 7, unanswered: 2, under_way: 1, reported: 1, trouble: 2 })
  })

  it('names the band of each timing, and no figure where no clock is certain', () => {
    expect([texts(24, 0), texts(45, 1), texts(120, 2), texts(null, null)].flat()).toEqual([
      '签收 24 秒（30 秒以内）', '签收 45 秒（30 秒–1 分）', '签收 2 分（1 分以上）', '签收用时未知',
    ])
  })

  it('is closed only after a report, and only while it is open', () => {
    const recipients = [{ officer_id: 'o', unit_id: 'u', state: 'reported' as const, state_at: '' }]
    expect(isClosable({ standing: 'open', recipients })).toBe(true)
    expect(isClosable({ standing: 'open', recipients: [] })).toBe(false)
    expect(isClosable({ standing: 'recalled', recipients })).toBe(false)
  })
})
