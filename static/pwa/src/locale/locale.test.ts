// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { deskProblemText } from './desk'
import { errors as deskErrors } from './desk/zh-CN/errors'
import { en } from './en'
import { setLanguage, t, tIfKnown } from './index'
import { problemText } from './problems'
import { dayKey, momentText, periodText } from './time'
import { zhCN } from './zh-CN'

const CATALOGUE = join(import.meta.dirname, '../../../../app/kernel/errors.py')

function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => leaves(child, `${path}.${key}`))
}
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

afterEach(() => setLanguage('zh-CN'))

describe('both languages', () => {
  it('take the same parameters', () => {
    const english = new Map(leaves(en))
    for (const [path, text] of leaves(zhCN)) expect(placeholders(english.get(path) ?? ''), path).toEqual(placeholders(text))
  })

  it('never ask anybody to clock in', () => {
    for (const [path, text] of leaves(zhCN)) expect(text, path).not.toMatch(/打卡|签到/)
  })
})

describe('the server’s codes', () => {
  it('have a sentence each, here or at the desk, and no sentence is left over', () => {
    const codes = [...readFileSync(CATALOGUE, 'utf8').matchAll(/^ {4}\(\d{3}, "([a-z_]+)"/gm)].map(([, code]) => code)
    expect([...Object.keys(zhCN.errors), ...Object.keys(deskErrors)].sort()).toEqual(codes.sort())
  })

  it('that are new to the app are named', () => {
    expect(problemText('quite_new')).toContain('quite_new')
    expect(deskProblemText('quite_new')).toContain('quite_new')
  })

  it('that only a desk meets have their words there, with what was counted', () => {
    expect(deskProblemText('views_full', { limit: 20 })).toContain('20')
    expect(deskProblemText('not_found')).toBe(problemText('not_found'))
  })
})

describe('looking up a text', () => {
  it('fills in what it is given', () => {
    expect(t('sync.receipt', { number: '000123' })).toBe('回执 000123')
  })

  it('finds a key with a dot in its name', () => {
    expect(t('sync.types.checkin.check_in')).toBe('到岗')
  })

  it('has nothing for a branch or an unknown key', () => {
    expect(tIfKnown('sync.types')).toBeNull()
    expect(tIfKnown('errors.quite_new')).toBeNull()
  })

  it('follows the language', async () => {
    await setLanguage('en')
    expect(t('checkin.arrive')).toBe('Check in')
    expect(document.documentElement.lang).toBe('en')
  })
})

describe('times', () => {
  it('are China’s, whatever the phone is set to', () => {
    expect(dayKey(new Date('2026-11-22T16:30:00.000Z'))).toBe('2026-11-23')
  })

  it('say when a period ends on the next day', () => {
    expect(periodText(new Date('2026-11-22T15:00:00.000Z'), new Date('2026-11-22T19:00:00.000Z'))).toBe('23:00 – 次日 03:00')
  })

  it('say today and yesterday', () => {
    const now = new Date('2026-11-22T18:00:00.000Z')
    expect(momentText(new Date('2026-11-22T17:05:00.000Z'), now)).toBe('今天 01:05')
    expect(momentText(new Date('2026-11-22T15:05:00.000Z'), now)).toBe('昨天 23:05')
  })
})
