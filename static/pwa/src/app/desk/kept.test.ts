import { describe, expect, it } from 'vitest'
import { changeFrom, rowsWithin, unitsBelow, type KeptRow } from './kept'
import { directory } from './testing/made'

const row = (id: string, over: Partial<KeptRow> = {}): KeptRow => ({ id, to: `/${id}`, unit_id: 'squad', ended: false, cells: [{ text: id, soft: '固定岗' }], ...over })
const narrowed = (rows: KeptRow[], over: Partial<Parameters<typeof rowsWithin>[2]>) => rowsWithin(rows, directory.units, { query: '', unit: '', withEnded: false, ...over }).map(({ id }) => id)

describe('a list of what is kept', () => {
  it('finds all words, in any cell and any case', () => {
    expect(narrowed([row('大桥 A'), row('西关 B')], { query: 'a 固定' })).toEqual(['大桥 A'])
  })
  it('narrows to a unit and those below it', () => {
    expect(narrowed([row('one'), row('two', { unit_id: 'other' })], { unit: 'squad' })).toEqual(['one'])
    expect(narrowed([row('one'), row('two', { unit_id: 'other' })], { unit: 'brigade' })).toEqual(['one', 'two'])
    expect([...unitsBelow(directory.units, 'squad')]).toEqual(['squad'])
  })
  it('hides what was given up until it is asked for', () => {
    const rows = [row('on'), row('off', { ended: true })]
    expect([narrowed(rows, {}), narrowed(rows, { withEnded: true })]).toEqual([['on'], ['on', 'off']])
  })
})

describe('a change', () => {
  it('says only what is otherwise', () => {
    expect(changeFrom({ name: '大桥', radius_m: 60, weekdays: [1, 2] }, { name: '大桥', radius_m: 80, weekdays: [1, 2] })).toEqual({ radius_m: 80 })
  })
  it('is null when nothing is', () => {
    expect(changeFrom({ name: '大桥' }, { name: '大桥' })).toBeNull()
  })
})
