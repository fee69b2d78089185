import { describe, expect, it } from 'vitest'
import { bySchemes, methodText, periodText, sumText } from './progress-words'
import { aProgress, aWord } from './test/made'
import type { Outreach } from './use-outreach'

const words = [aWord('scheme.babida', '八必到'), aWord('babida.3', '年内发生亡人事故村庄必到', { confidence: 'medium' }), aWord('scheme.qijin', '七进'), aWord('qijin.1', '进农村')]
const outreach = { wordsOf: (list: string) => words.filter((word) => word.list === list) } as Outreach

describe('the count of a campaign', () => {
  it('says what the total is made of', () => {
    expect(sumText(aProgress)).toBe('村庄 65 + 学校 76 + 企业 9 + 机关单位 2')
  })

  it('does not hide talks for targets that are not on the list', () => {
    expect(sumText({ ...aProgress, sessions: 153 })).toBe('村庄 65 + 学校 76 + 企业 9 + 机关单位 2 + 未列入名单 1')
  })

  it('adds up where a talk was for several kinds', () => {
    expect(sumText({ ...aProgress, sessions: 151, several_kinds: 1 })).toBe('村庄 65 + 学校 76 + 企业 9 + 机关单位 2')
  })

  it('says how the people were counted', () => {
    expect(methodText(aProgress.people_by_method)).toBe('其中清点 2312、估算 48000')
  })

  it('is of one period, however many years it lasts', () => {
    expect(periodText(aProgress.campaign)).toBe('2023年11月起')
    expect(periodText({ ...aProgress.campaign, ends_on: '2026-12-31' })).toBe('2023年11月 – 2026年12月')
  })

  it('shows the schemes that any target belongs to, and which category is only inferred', () => {
    const [babida, ...others] = bySchemes(aProgress.categories, outreach)
    expect(others).toEqual([])
    expect(babida?.lines).toMatchObject([{ name: '年内发生亡人事故村庄必到', sessions: 4, doubt: '待核对' }])
  })
})
