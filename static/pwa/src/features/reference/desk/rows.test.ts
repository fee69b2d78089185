import { describe, expect, it } from 'vitest'
import { changesOf, draftOf, faultsOf, listedColumns, rowsWithin } from './rows'
import { aColumn, aRow, kinds } from './testing'

const [points, note] = [aColumn('points', { nullable: true, max_length: 4 }), aColumn('value', { blank: true })]

describe('a row that is changed', () => {
  it('keeps what is unknown apart from an empty text and from nought', () => {
    const row = { values: { points: null, value: '' } }
    expect(draftOf([points, note], row)).toEqual({ points: '', value: '' })
    expect(changesOf([points, note], row, { points: '', value: '' })).toBeNull()
    expect(changesOf([points, note], { values: { points: '3', value: '2' } }, { points: ' ', value: '' })).toEqual({ points: null, value: '' })
    expect(changesOf([points], row, { points: '0' })).toEqual({ points: '0' })
  })
  it('sends numbers as numbers and a flag as yes or no', () => {
    const row = aRow()
    const draft = { ...draftOf(kinds.columns, row), position: '4', active: 'false' }
    expect(changesOf(kinds.columns, row, draft)).toEqual({ position: 4, active: false })
  })
  it('has a place that is a number, and words that fit', () => {
    const draft = { ...draftOf(kinds.columns, aRow()), position: '-1', name_zh: '' }
    expect(faultsOf(kinds.columns, draft)).toEqual(['name_zh', 'position'])
    expect(faultsOf([points], { points: '12345' })).toEqual(['points'])
    expect(faultsOf([points, note], { points: '', value: '' })).toEqual([])
  })
})

describe('a table', () => {
  it('is searched in all words, for what is not sure, without what was given up', () => {
    const rows = [aRow(), aRow({ key: 'b', unsure: true }), aRow({ key: 'c', values: { ...aRow().values, active: false } })]
    const found = (over: object) => rowsWithin(rows, { query: '', unsure: false, withGivenUp: false, ...over }).map(({ key }) => key)
    expect(found({})).toEqual(['a', 'b'])
    expect(found({ unsure: true })).toEqual(['b'])
    expect(found({ withGivenUp: true, query: '劝导 persu' })).toEqual(['a', 'b', 'c'])
    expect(found({ query: '没有' })).toEqual([])
  })
  it('lists what tells its rows apart', () => {
    expect(listedColumns(kinds).map(({ name }) => name)).toEqual(['code', 'name_zh'])
  })
})
