import { expect, it } from 'vitest'
import type { ImportKind, ImportProblem } from '../../../api/desk'
import { addressOf, asTabbed, columnsWithProblems, kindTitle, problemCells, problemSentence } from './imports'

const kind: ImportKind = {
  key: 'officers', title: '人员', places: false,
  columns: [
    { key: 'badge', names: ['警号', '编号'], required: true, allowed: [], note: '' },
    { key: 'rank', names: ['身份'], required: true, allowed: ['民警', '辅警'], note: '' },
  ],
}
const problem = (over: Partial<ImportProblem>): ImportProblem => ({ line: 7, key: 'rank', code: 'missing', value: '', params: {}, ...over })

it('a problem is told with its row, its column as the sheet calls it, its content and a sentence', () => {
  const wrong = problem({ code: 'not_offered', value: '协管', params: { allowed: '民警、辅警' } })
  expect(problemCells(kind, wrong)).toEqual(['7', '身份', '协管', '只能填：民警、辅警'])
})

it('the other row and what is known already are named', () => {
  expect(problemSentence(problem({ code: 'repeated', params: { line: 3 } }))).toBe('与第 3 行是同一个，请删去一行')
  expect(problemSentence(problem({ code: 'name_alike', params: { name: '郭屯', other: '郭店屯', line: 0 } }))).toContain('与“郭店屯”（系统中已有）')
})

it('what the verbs refuse has the sentence that it has everywhere', () => {
  expect(problemSentence(problem({ code: 'mentor_missing' }))).toContain('带班民警')
})

it('problems are counted by column, in the order of the table', () => {
  const problems = [problem({ key: null }), problem({}), problem({ key: 'badge' }), problem({})]
  expect(columnsWithProblems(kind, problems)).toEqual([
    { key: 'badge', label: '警号', count: 1 }, { key: 'rank', label: '身份', count: 2 }, { key: '', label: '整行', count: 1 },
  ])
})

it('cells are parted by tabs and never break a line', () => {
  expect(asTabbed([['行', '内容'], ['3', '甲\t乙\n丙']])).toBe('行\t内容\n3\t甲 乙 丙')
})

it('a dry run and its commit have the same options', () => {
  expect(addressOf('posts', { unit: 'u', datum: 'gcj02', sheet: null })).toBe('/imports/posts/dry-run?unit=u&datum=gcj02')
  expect(addressOf('posts', { unit: 'u', datum: 'gcj02', sheet: null }, 'seal')).toBe('/imports/posts?unit=u&datum=gcj02&seal=seal')
})

it('a list that this version does not know has the name that the server gives it', () => {
  expect(kindTitle(kind)).toBe('人员')
  expect(kindTitle({ key: 'drones', title: '无人机' })).toBe('无人机')
})
