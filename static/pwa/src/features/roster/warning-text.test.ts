import { describe, expect, it } from 'vitest'
import type { RosterWarning } from './views'
import { warningText } from './warning-text'

const names = () => '王某'
const warning = (over: Partial<RosterWarning>): RosterWarning => ({ day: '2026-11-23', code: 'two_nights', officer_id: null, plan_id: null, plan_name: null, shift: null, params: {}, ...over })

describe('a warning', () => {
  it('names who has two nights in a row', () => {
    expect(warningText(warning({ officer_id: 'wang' }), names)).toBe('王某连续两晚夜班')
  })
  it('says how many are on, for how many posts, and the rule with its words', () => {
    const text = warningText(warning({ code: 'staffing', shift: 'night', params: { rule: 'R03', police: 1, auxiliaries: 2, posts: 2 } }), names)
    expect(text).toContain('夜班同时段 2 个岗')
    expect(text).toContain('民警 1、辅警 2')
    expect(text).toContain('R03')
  })
  it('names the plan that has nobody', () => {
    expect(warningText(warning({ code: 'nobody', plan_name: '夜查', shift: 'night' }), names)).toContain('夜查')
  })
})
