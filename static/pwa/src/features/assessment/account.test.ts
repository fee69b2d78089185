import { describe, expect, it } from 'vitest'
import { isAskable, isClaimable, isPending, periodOf, withdrawnOf } from './account'
import type { Credit, KeptPeriod, OwnClaim, OwnReview } from './views'

const credit: Credit = {
  id: 'due:presence_posts', requirement_id: 'due', indicator: 'presence_posts', state: 'credited', value: '0.0000', reason_code: 'elsewhere_by_track',
  evidence: [], facts: {}, duty_day: '2026-11-22', reckoned_at: '2026-11-22T08:00:00.000Z',
}
const period: KeptPeriod = { id: 'month', first_day: '2026-10-26', last_day: '2026-11-25', state: 'published', ask_until: '2026-12-01T16:00:00.000Z', withdrawn_reason: null }
const NOW = new Date('2026-11-26T02:00:00.000Z')

describe('what is settled and what is not', () => {
  it.each(['not_yet_due', 'awaiting_evidence', 'awaiting_review', 'not_reckoned'])('%s may still change by itself', (reason_code) => {
    expect(isPending({ state: 'unknown', reason_code })).toBe(true)
  })
  it('what nobody can know is settled as unknown', () => {
    expect(isPending({ state: 'unknown', reason_code: 'nobody_tracked' })).toBe(false)
  })
})

describe('asking for a review', () => {
  it('is offered in a published period until its last moment', () => {
    expect(periodOf('2026-11-25', [period])).toBe(period)
    expect(periodOf('2026-11-26', [period])).toBeNull()
    expect(isAskable(credit, period, null, NOW)).toBe(true)
    expect(isAskable(credit, period, null, new Date('2026-12-01T16:00:00.000Z'))).toBe(false)
  })
  it('is not offered twice, nor before publication, nor where all counts', () => {
    expect(isAskable({ ...credit, value: '1.0000' }, period, null, NOW)).toBe(false)
    expect(isAskable(credit, period, {} as OwnReview, NOW)).toBe(false)
    expect(isAskable(credit, null, null, NOW)).toBe(false)
  })
})

describe('a publication that was withdrawn', () => {
  const withdrawn: KeptPeriod = { ...period, id: 'before', state: 'withdrawn', withdrawn_reason: '轨迹设备故障' }
  it('is told with its reason until its days are published again, and binds nothing', () => {
    expect(periodOf('2026-11-25', [withdrawn])).toBeNull()
    expect(withdrawnOf([withdrawn])).toEqual([withdrawn])
    expect(withdrawnOf([withdrawn, period])).toEqual([])
    expect(periodOf('2026-11-25', [withdrawn, period])).toBe(period)
  })
})

describe('claiming an exemption', () => {
  it('is offered where something is missing, and again after a refusal', () => {
    expect(isClaimable(credit, null)).toBe(true)
    expect(isClaimable(credit, { state: 'asked' } as OwnClaim)).toBe(false)
    expect(isClaimable(credit, { state: 'refused' } as OwnClaim)).toBe(true)
  })
  it('is not offered where all counts or nothing does', () => {
    expect(isClaimable({ ...credit, value: '1.0000' }, null)).toBe(false)
    expect(isClaimable({ ...credit, state: 'exempt', value: null }, null)).toBe(false)
  })
})
