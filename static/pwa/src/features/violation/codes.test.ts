import { describe, expect, it } from 'vitest'
import { fineText, pointsText } from './code-words'
import { leastConfidence, searchCodes, type ViolationCode } from './codes'

const code = (key: string, content: string, initials: string): ViolationCode => ({
  key, code: key, content, initials, points: null, fine: null, confidence: 'high', rule_confidence: 'high', position: 0,
})
const belt = code('6011', '驾驶人未按规定使用安全带的', 'jsrwagdsyaqdd')
const drunk = code('17121', '饮酒后驾驶机动车的', 'yjhjsjdcd')
const walk = code('1601', '行人违反规定', 'xrwfgd hrwfgd')
const found = (query: string) => searchCodes([belt, drunk, walk], query).map(({ key }) => key)

describe('finding a code', () => {
  it('gives all for nothing', () => {
    expect(found(' ')).toEqual(['6011', '17121', '1601'])
  })

  it('finds the beginning of a number', () => {
    expect(found('60')).toEqual(['6011'])
  })

  it('reads full-width digits', () => {
    expect(found('６０１１')).toEqual(['6011'])
  })

  it('finds words', () => {
    expect(found('安全带')).toEqual(['6011'])
  })

  it('finds initials, the beginning before the middle', () => {
    expect(found('js')).toEqual(['6011', '17121'])
  })

  it('finds the other reading of an ambiguous character', () => {
    expect(found('hr')).toEqual(['1601'])
  })

  it('finds characters with others between', () => {
    expect(found('酒驾')).toEqual(['17121'])
  })

  it('finds nothing for nonsense', () => {
    expect(found('zzz')).toEqual([])
  })
})

describe('what a code says', () => {
  it('unknown points and fines are unknown, never nought', () => {
    expect(pointsText(null)).toBe('分值待核')
    expect(fineText(null)).toBe('罚款待核')
    expect(pointsText('0')).toBe('0 分')
  })

  it('rules that depend on something stay in their own words', () => {
    expect(pointsText('6(普通道路)/12(高速、快速路)')).toBe('6(普通道路)/12(高速、快速路)')
    expect(fineText('200')).toBe('罚款 200 元')
    expect(fineText('20-200或警告')).toBe('20-200或警告')
  })

  it('is as sure as the least sure thing it says', () => {
    expect(leastConfidence({ confidence: 'high', rule_confidence: 'low' })).toBe('low')
    expect(leastConfidence({ confidence: 'medium', rule_confidence: 'high' })).toBe('medium')
    expect(leastConfidence({ confidence: 'high', rule_confidence: 'high' })).toBe('high')
  })
})
