import { describe, expect, it } from 'vitest'
import { heatCells, heatMap, lyingBars } from './options'
import type { Palette } from './palette'

const palette: Palette = { text: '#000', soft: '#111', line: '#222', surface: '#fff', now: '#00f', before: '#999', heat: ['#fff', '#fa0', '#f00'] }

describe('the charts', () => {
  it('name a heat map’s cells in the order in which a click does', () => {
    const counts = [[0, 3], [5, 0]]
    expect(heatCells(counts)[2]).toEqual([0, 1, 5])
    expect(heatMap({ hours: ['0', '1'], weekdays: ['一', '二'], counts, text: () => '' }, palette)).toMatchObject({ visualMap: { max: 5 } })
  })

  it('put the first row of a table on top', () => {
    const option = lyingBars({ names: ['超速', '酒驾'], now: [9, 2], before: [5, 1], labels: { now: '本期', before: '上年' } }, palette)
    expect(option).toMatchObject({ yAxis: { data: ['酒驾', '超速'] }, series: [{ data: [1, 5] }, { data: [2, 9] }] })
  })

  it('draw their tooltips, since the page’s policy forbids styles in markup', () => {
    expect(lyingBars({ names: [], now: [], before: [], labels: { now: '', before: '' } }, palette)).toMatchObject({ tooltip: { renderMode: 'richText' } })
  })
})
