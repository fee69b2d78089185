/** The charts of analysis as ECharts reads them. Pure: figures and names in, an option out. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from './palette'

export interface Bars {
  names: readonly string[]
  now: readonly number[]
  before: readonly number[]
  /** What the two rows of bars are called. */
  labels: { now: string; before: string }
}

const FONT = '"PingFang SC", "Microsoft YaHei", system-ui, sans-serif'

function tooltip({ surface, text, line }: Palette) {
  return { renderMode: 'richText', backgroundColor: surface, borderColor: line, borderWidth: 1, textStyle: { color: text, fontFamily: FONT, fontSize: 13 }, confine: true }
}
function legend({ soft }: Palette) {
  return { top: 0, right: 0, itemWidth: 12, itemHeight: 10, textStyle: { color: soft, fontFamily: FONT } }
}
function axis({ soft, line }: Palette, more: object) {
  return { axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: soft, fontFamily: FONT, fontSize: 12, ...more }, splitLine: { lineStyle: { color: line } } }
}
function series({ labels, now, before }: Bars, palette: Palette, reversed: boolean) {
  const turned = (values: readonly number[]) => (reversed ? [...values].reverse() : [...values])
  return [
    { name: labels.before, type: 'bar', data: turned(before), itemStyle: { color: palette.before, opacity: 0.55 }, barGap: '10%', barMaxWidth: 14 },
    { name: labels.now, type: 'bar', data: turned(now), itemStyle: { color: palette.now }, barMaxWidth: 14 },
  ]
}

/** Rows of a table as lying bars, the first on top. */
export function lyingBars(bars: Bars, palette: Palette): EChartsCoreOption {
  return {
    animation: false, grid: { left: 8, right: 24, top: 28, bottom: 4, containLabel: true }, legend: legend(palette), tooltip: { ...tooltip(palette), trigger: 'axis' },
    xAxis: { type: 'value', minInterval: 1, ...axis(palette, {}) },
    yAxis: { type: 'category', data: [...bars.names].reverse(), ...axis(palette, { width: 110, overflow: 'truncate' }) },
    series: series(bars, palette, true),
  }
}

/** Months or other things that follow each other, as standing bars. */
export function standingBars(bars: Bars, palette: Palette): EChartsCoreOption {
  return {
    animation: false, grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true }, legend: legend(palette), tooltip: { ...tooltip(palette), trigger: 'axis' },
    xAxis: { type: 'category', data: [...bars.names], ...axis(palette, {}) }, yAxis: { type: 'value', minInterval: 1, ...axis(palette, {}) },
    series: series(bars, palette, false),
  }
}

export interface Heat {
  hours: readonly string[]
  weekdays: readonly string[]
  /** Seven weekdays, Monday first, of 24 hours. */
  counts: readonly (readonly number[])[]
  /** What a cell says: its weekday, its hour, its count. */
  text: (weekday: string, hour: string, count: number) => string
}

/** The cells of a heat map, in the order in which a click names them. */
export function heatCells(counts: Heat['counts']): [number, number, number][] {
  return counts.flatMap((row, day) => row.map((count, hour): [number, number, number] => [hour, day, count]))
}

export function heatMap({ hours, weekdays, counts, text }: Heat, palette: Palette): EChartsCoreOption {
  const most = Math.max(1, ...counts.flat())
  return {
    animation: false, grid: { left: 4, right: 4, top: 8, bottom: 4, containLabel: true },
    tooltip: { ...tooltip(palette), formatter: ({ value: [hour, day, count] }: { value: [number, number, number] }) => text(weekdays[day] ?? '', hours[hour] ?? '', count) },
    visualMap: { show: false, min: 0, max: most, inRange: { color: palette.heat } },
    xAxis: { type: 'category', data: [...hours], ...axis(palette, { interval: 1 }), splitLine: { show: false } },
    yAxis: { type: 'category', data: [...weekdays], inverse: true, ...axis(palette, {}), splitLine: { show: false } },
    series: [{ type: 'heatmap', data: heatCells(counts), itemStyle: { borderColor: palette.surface, borderWidth: 2, borderRadius: 3 }, emphasis: { itemStyle: { borderColor: palette.text } } }],
  }
}
