import { expect, it } from 'vitest'
import { aFigure } from './testing'
import { differenceText, numberIn, numberText, pageOf, plannedText } from './figures'

it('says that nothing was recorded where nothing could be, and 0 where nothing was', () => {
  expect(numberText(null)).toBe('无记录')
  expect(numberText(0)).toBe('0')
})

it.each([
  [5, 3, '+2'], [3, 5, '−2'], [3, 3, '±0'], [7.5, 7.2, '+0.3'], [null, 3, null], [3, null, null],
])('%o after %o is %o', (number, previous, text) => {
  expect(differenceText(aFigure({ number, previous }))).toBe(text)
})

it.each([
  ['12', 'cases', 12], ['１２', 'cases', 12], ['7.5', 'hours_out', 7.5], ['7.5', 'cases', null], ['7.55', 'hours_out', null], ['', 'cases', null], ['-1', 'cases', null],
])('reads %o of %s as %o', (typed, key, number) => {
  expect(numberIn(typed, key)).toBe(number)
})

it.each([[9, 0, null], [9, 9, '计划'], [9, 3, '其中计划 3']])('marks %o of which %o is only planned as %o', (number, planned, text) => {
  expect(plannedText(aFigure({ number, planned }))).toBe(text)
})

it('opens a record only where the desk has a page for it', () => {
  const record = { kind: 'violation', id: 'v', title: '' }
  expect(pageOf(record, () => true)).toBe('/desk/violations/v')
  expect(pageOf(record, () => false)).toBeNull()
  expect(pageOf({ ...record, kind: 'shift' }, () => true)).toBeNull()
})
