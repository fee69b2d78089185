import { describe, expect, it } from 'vitest'
import { daysBetween, sameDays, withDays } from './calendar-days'

const NATIONAL = [{ day: '2026-10-01', kind: 'off' as const, name: '国庆节' }, { day: '2026-10-10', kind: 'work' as const, name: '国庆节' }]

describe('a span of days', () => {
  it('runs over the end of a month', () => {
    expect(daysBetween('2026', '2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  })
  it('is one day without an end', () => {
    expect(daysBetween('2026', '2026-05-01', '')).toEqual(['2026-05-01'])
  })
  it.each([['2026-05-02', '2026-05-01'], ['2025-12-31', '2026-01-01'], ['2026-12-31', '2027-01-01'], ['', '']])('is none from %s to %s', (from, to) => {
    expect(daysBetween('2026', from, to)).toEqual([])
  })
})

describe('a list', () => {
  it('says a day once, in order', () => {
    const said = withDays(NATIONAL, ['2026-10-10', '2026-01-01'], 'off', '元旦')
    expect(said.map(({ day, kind }) => `${day} ${kind}`)).toEqual(['2026-01-01 off', '2026-10-01 off', '2026-10-10 off'])
  })
  it('is the same only with the same days, kinds and names', () => {
    expect([sameDays(NATIONAL, [...NATIONAL]), sameDays(NATIONAL, withDays(NATIONAL, ['2026-10-01'], 'work', '国庆节'))]).toEqual([true, false])
  })
})
