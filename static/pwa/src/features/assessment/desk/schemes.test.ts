import { describe, expect, it } from 'vitest'
import { differenceText, problemText } from './scheme-words'
import { dataOfDraft, differences, draftOf, nextStart, standingOf, weightsOf, type SchemeData } from './schemes'

const posts = { code: 'presence_posts', subject: 'squad' as const, weight: 60, target: '0.95', floor: '0' }
const sections = { code: 'coverage_sections', subject: 'squad' as const, weight: 40, target: '0.90', floor: '0' }
const one: SchemeData = { name: '第一版', valid_from: '2026-01-01', valid_to: null, period: { rule: 'from_day', day: 26 }, indicators: [posts, sections] }
const choices = [{ code: 'presence_posts', subjects: ['squad' as const, 'officer' as const] }, { code: 'coverage_sections', subjects: ['squad' as const] }, { code: 'staffing_rule', subjects: ['squad' as const] }]

describe('a draft', () => {
  it('offers every indicator there is and sends those that weigh something', () => {
    const draft = draftOf(one, choices)
    expect(draft.rows.map(({ code, subject, weight }) => `${subject} ${code} ${weight}`)).toEqual(['squad presence_posts 60', 'squad coverage_sections 40', 'squad staffing_rule ', 'officer presence_posts '])
    expect(dataOfDraft(draft)).toEqual({ ...one, indicators: [{ ...posts, target: '0.9500', floor: '0.0000' }, { ...sections, target: '0.9000', floor: '0.0000' }] })
    expect(weightsOf(draft).find(({ subject }) => subject === 'squad')?.sum).toBe(100)
  })

  it('sends what is no number as it was written, so that the server names it', () => {
    const draft = draftOf(one, choices)
    draft.rows[0] = { code: 'presence_posts', subject: 'squad', weight: '60', target: '九成', floor: '0' }
    expect(dataOfDraft(draft).indicators[0]?.target).toBe('九成')
  })
})

describe('two schemes', () => {
  it('are told apart in sentences', () => {
    const other: SchemeData = { ...one, name: '第二版', valid_from: '2026-12-26', period: { rule: 'calendar_month' }, indicators: [{ ...posts, weight: 95, target: '0.90' }, { ...posts, code: 'staffing_rule', weight: 5 }] }
    expect(differences(one, other).map(differenceText)).toEqual([
      '名称由“第一版”改为“第二版”',
      '施行日期由 2026年1月1日 改为 2026年12月26日',
      '考核周期由每月 26 日至次月 25 日改为自然月',
      '中队“岗位在岗率”权重由 60 改为 95',
      '中队“岗位在岗率”目标由 95% 改为 90%',
      '中队取消“路段覆盖率”（原权重 40）',
      '中队增加“人员配备”，权重 5',
    ])
  })

  it('say it when darkness begins to count, which it doesn’t where nothing is said', () => {
    const counting = dataOfDraft({ ...draftOf(one, choices), unlitCounts: true })
    expect(counting.unlit_counts).toBe(true)
    expect(draftOf(counting, choices).unlitCounts).toBe(true)
    expect('unlit_counts' in dataOfDraft(draftOf(one, choices))).toBe(false)
    expect(differences(one, { ...one, unlit_counts: true }).map(differenceText)).toEqual(['证实灭灯：由“不计”改为“计”'])
    expect(differences(one, { ...one, unlit_counts: false })).toEqual([])
  })

  it('are the same where only the writing of a share differs', () => {
    expect(differences(one, { ...one, indicators: [{ ...posts, target: '0.9500' }, sections] })).toEqual([])
  })
})

describe('what is wrong with a draft', () => {
  it('is said with its place', () => {
    expect(problemText('scheme_invalid', { where: 'indicators[1].floor', reason: 'not_below_target' }, one)).toBe('第 2 项指标（中队“路段覆盖率”）的底线：底线须低于目标。')
    expect(problemText('scheme_invalid', { where: 'indicators', reason: 'weights_not_100' }, one)).toBe('指标：每类对象的权重合计须为 100。')
    expect(problemText('scheme_invalid', { where: 'indicators[7]', reason: 'not_an_object' }, {})).toBe('第 8 项指标：格式不对。')
  })

  it('names the article where the law forbids it', () => {
    const params = { where: 'indicators[0].code', found: '罚款', measure: 'fines', articles: ['道路交通安全法 §86'] }
    expect(problemText('scheme_forbidden_measure', params, { indicators: [{ ...posts, code: '罚款金额' }] })).toBe('第 1 项指标（中队“罚款金额”）的代码中写有“罚款”。罚款额不得进入考核，依据：道路交通安全法 §86。')
  })

  it('is nothing of the sort for another refusal', () => {
    expect(problemText('not_allowed', {}, one)).toBeNull()
  })
})

describe('the next period', () => {
  it.each([[26, '2026-11-25', '2026-11-26'], [26, '2026-11-26', '2026-12-26'], [1, '2026-12-31', '2027-01-01']])('from day %i on begins after %s on %s', (startDay, today, next) => {
    expect(nextStart(startDay, today)).toBe(next)
  })
})

describe('the standing of a scheme', () => {
  it.each([['2025-12-31', 'coming'], ['2026-01-01', 'now'], ['2026-12-25', 'now'], ['2026-12-26', 'past']])('on %s is %s', (day, standing) => {
    expect(standingOf({ in_force: [{ first_day: '2026-01-01', last_day: '2026-12-25' }] }, day)).toBe(standing)
  })
})
