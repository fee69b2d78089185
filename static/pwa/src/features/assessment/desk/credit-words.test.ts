import { describe, expect, it } from 'vitest'
import { aCredit } from '../../../app/desk/testing/made'
import { durationText, lengthText, percentText } from '../../../locale/desk/figures'
import { briefReason, factRows, headline, lookOf, reckoning, remark, valueText } from './credit-words'

describe('figures', () => {
  it('reads durations in hours and minutes', () => {
    expect([0, 30, 60, 3_600, 11_520].map(durationText)).toEqual(['0 分', '30 秒', '1 分', '1 小时', '3 小时 12 分'])
  })
  it('carries a rounded minute into the hour', () => {
    expect(durationText(3_599)).toBe('1 小时')
  })
  it('reads lengths in metres, then kilometres', () => {
    expect([480, 7_700, 12_400].map(lengthText)).toEqual(['480 米', '7.70 公里', '12.4 公里'])
  })
  it('shows shares with no digit more than travelled', () => {
    expect(['0.9329', '1.0000', '0.0000', '0.6200'].map(percentText)).toEqual(['93.29%', '100%', '0%', '62%'])
  })
})

describe('a credit in words', () => {
  const unknown = aCredit({ state: 'unknown', value: null, reason_code: 'track_gap' })

  it('never shows an unknown as nought', () => {
    expect(valueText(unknown)).toBe('未知')
    expect(lookOf(unknown).tone).toBe('mute')
    expect(briefReason(unknown)).toBe('定位中断')
  })
  it('says why where nothing was earned, and nothing more where something was', () => {
    expect(briefReason(aCredit({ value: '0.0000', reason_code: 'elsewhere_by_track' }))).toBe('在别处')
    expect(briefReason(aCredit())).toBe('')
  })
  it('puts its own figures into the formula', () => {
    expect(headline(aCredit())).toBe('在位 1 小时 30 分 / 应在 2 小时')
    expect(reckoning(aCredit())).toBe('(2 小时 − 24 分) ÷ 2 小时 = 80%')
    expect(reckoning(aCredit({ indicator: 'coverage_sections', value: '0.6210', facts: { covered_m: 7_700, length_m: 12_400, counted_m: 7_700, demanded_m: 12_400 } }))).toBe('7.70 公里 ÷ 12.4 公里 = 62.1%')
    expect(reckoning(unknown)).toBeNull()
  })
  it('tells what hasn’t been reckoned from what is unknown', () => {
    const open = aCredit({ state: 'unknown', value: null, reason_code: 'not_reckoned', facts: {}, reckoned_at: null })
    expect(valueText(open)).toBe('未计算')
    expect(lookOf(open)).toEqual({ tone: 'mute', icon: 'clock' })
    expect(remark(open)).toContain('自动计算')
  })
  it('reckons by what was demanded, where that isn’t the length once', () => {
    const twice = aCredit({ indicator: 'coverage_sections', value: '0.5000', facts: { covered_m: 12_400, length_m: 12_400, counted_m: 12_400, demanded_m: 24_800 } })
    expect(headline(twice)).toBe('计入 12.4 公里 / 要求 24.8 公里')
    expect(reckoning(twice)).toBe('12.4 公里 ÷ 24.8 公里 = 50%')
  })
  it('has no sum for a spot check: seen once is all of it', () => {
    expect(reckoning(aCredit({ value: '1.0000', facts: { required_s: 7_200, fixes_inside: 1 } }))).toBeNull()
    expect(reckoning(aCredit({ indicator: 'coverage_sections', value: '1.0000', reason_code: 'seen_on_check', facts: { length_m: 12_400, covered_m: 900 } }))).toBeNull()
  })
  it('says that nobody told of the lights', () => {
    expect(remark(aCredit({ facts: { lights_told: 0 } }))).toContain('没有上报灯光')
  })
  it('says how much absence was exempt', () => {
    expect(remark(aCredit({ value: '1.0000', facts: { excused_s: 2_760 } }))).toBe('其中不在位 46 分，已予剔除，不计。')
    expect(remark(aCredit())).toBeNull()
  })
  it('lists the figures it has a name for', () => {
    expect(factRows({ required_s: 7_200, of_another_version: 3 })).toEqual([{ name: '应在时长', value: '2 小时' }])
  })
})
