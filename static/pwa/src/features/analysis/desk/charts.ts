/**
 * ECharts with what our charts need and no more, loaded with the first chart. It draws on a canvas: its other renderer
 * writes style attributes, which the page's policy forbids; so would its tooltips, unless they are drawn too (`richText`).
 */
import { BarChart, HeatmapChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, HeatmapChart, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, CanvasRenderer])

export interface Chart {
  draw(option: EChartsCoreOption): void
  resize(): void
  remove(): void
}

/** A chart in an element; `picked` gets the row of the data that was clicked. */
export function createChart(element: HTMLElement, picked: (row: number) => void): Chart {
  const chart: EChartsType = init(element, null, { renderer: 'canvas' })
  chart.on('click', ({ dataIndex }) => { picked(dataIndex) })
  return {
    draw: (option) => { chart.setOption(option, { notMerge: true }) },
    resize: () => { chart.resize() },
    remove: () => { chart.dispose() },
  }
}
