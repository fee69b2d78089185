import { expect, it } from 'vitest'
import { fittingColumns, keyOf, LEAVE, numbersOf, type DecisionRow, type OffencePlace } from './decisions'

function place(violation_id: string, decision_number: string | null = null): OffencePlace {
  return { violation_id, position: 0, plate_text: '鲁P12345', code: '6011', corrected_at: '2026-11-23T01:00:00.000Z', decision_number }
}
function row(line: number, kind: DecisionRow['kind'], found: OffencePlace[]): DecisionRow {
  return { line, kind, found, number: `N${line}`, plate_text: '鲁P12345', code: '6011', at: null }
}

it('writes what was matched, unless somebody leaves it', () => {
  const rows = [row(2, 'matched', [place('a')]), row(3, 'matched', [place('b')]), row(4, 'same', [place('c', 'N4')])]
  expect(numbersOf(rows, { 3: LEAVE })).toEqual([{ violation_id: 'a', position: 0, before: null, decision_number: 'N2' }])
})

it('writes what is open only as somebody chose it, and names what stood there', () => {
  const several = row(2, 'ambiguous', [place('a'), place('b')])
  const conflict = row(3, 'conflict', [place('c', 'N9')])
  expect(numbersOf([several, conflict], {})).toEqual([])
  const chosen = numbersOf([several, conflict], { 2: keyOf(place('b')), 3: keyOf(place('c')) })
  expect(chosen.map(({ violation_id, before, decision_number }) => [violation_id, before, decision_number])).toEqual([['b', null, 'N2'], ['c', 'N9', 'N3']])
})

it('gives an offence one number', () => {
  expect(numbersOf([row(2, 'matched', [place('a')]), row(3, 'ambiguous', [place('a')])], { 3: keyOf(place('a')) })).toHaveLength(1)
})

it('takes remembered headers only where the file has them and they say something new', () => {
  const file = { titles: { number: '决定书编号' }, unknown_titles: ['车辆', '备用'] }
  expect(fittingColumns({ plate: '车辆', code: '代码', number: '决定书编号' }, file)).toEqual({ plate: '车辆' })
})
