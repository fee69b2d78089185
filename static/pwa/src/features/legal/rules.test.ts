import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRules, procedureOf, RULES_OF, SITE_ALWAYS, siteRules, SIGHTS, valueText, type LegalRule } from './rules'

const FILE = join(import.meta.dirname, '../../../../../app/legal/data/duty_rules.csv')
const known = new Set(readFileSync(FILE, 'utf8').split('\n').slice(1).map((line) => line.split(',')[0]))
const rule = (id: string, over: Partial<LegalRule> = {}): LegalRule => ({ id, area: 'deadline', rule: '简易程序处罚决定书报备案', value: '2', unit: '工作日', source: '程序规定 §44', confidence: 'high', position: 0, version: 1, ...over })

describe('the procedure of a fine', () => {
  it.each([
    ['警告', 'simple'], ['警告或20', 'simple'], ['20-200', 'simple'], ['20-200或警告', 'simple'], ['200', 'simple'], ['100(反光标志)', 'simple'],
    ['50(20-30%)/200(30-50%)', 'simple'], ['500-2000', 'general'], ['500/1000/2000', 'general'], ['2000-5000', 'general'],
    ['1000-2000 + 10日以下拘留 + 吊销', 'general'], ['1000-2000 + 暂扣驾驶证6个月', 'general'], ['200-2000 + 吊销', 'general'], ['吊销(10年)+刑事', 'general'],
    ['5000-20000 没收违法所得', 'general'], ['200-500', 'either'], ['200-2000 可并处吊销', 'either'], ['200-2000 可并处15日以下拘留', 'either'],
  ] as const)('of %s is %s', (fine, procedure) => {
    expect(procedureOf(fine)).toBe(procedure)
  })

  it('is unknown where the fine is, or can’t be read off the table', () => {
    expect([procedureOf(null), procedureOf(''), procedureOf('应缴最低保费2倍')]).toEqual(['unknown', 'unknown', 'unknown'])
  })
})

describe('the rules beside it', () => {
  it('are all in the table', () => {
    const named = [...Object.values(RULES_OF).flat(), ...SITE_ALWAYS, ...SIGHTS.flatMap((sight) => [true, false].flatMap((spot) => [siteRules(sight, spot).signs, ...siteRules(sight, spot).staffing]))]
    for (const id of named) expect(known.has(id), id).toBe(true)
  })

  it('ask for more distance and more people at night and in fog', () => {
    expect([siteRules('day', false).signs, siteRules('night', false).signs, siteRules('low', false).signs]).toEqual(['R04', 'R05', 'R05'])
    expect(siteRules('low', false).staffing[0]).toBe('R03')
    expect(siteRules('low', true)).toEqual({ signs: 'R05', staffing: ['R02', 'R01'], dark: false })
  })

  it('are found by words, by article and by number', () => {
    const rules = [rule('R18'), rule('R19', { rule: '违法行为处理通知书报备案', source: '程序规定 §46' })]
    expect([findRules(rules, '简易 备案'), findRules(rules, '§46'), findRules(rules, 'r18'), findRules(rules, '扣车')].map((found) => found.map(({ id }) => id))).toEqual([['R18'], ['R19'], ['R18'], []])
  })

  it('say their value with its unit', () => {
    expect([valueText(rule('R18'), '米', '或'), valueText(rule('R05', { value: '500', unit: 'm' }), '米', '或'), valueText(rule('R39', { value: '', unit: '' }), '米', '或'), valueText(rule('R03', { value: '3 | 2+2', unit: '人' }), '米', '或')]).toEqual(['2 工作日', '500 米', '', '3 或 2+2 人'])
  })
})
