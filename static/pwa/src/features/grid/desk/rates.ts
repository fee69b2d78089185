/** A night in a few figures, said the same way on the page and on the printed sheet. */
import type { Grid, GridRow, PresenceRate } from '../../../api/desk'
import { td } from '../../../locale/desk'
import { percentText } from '../../../locale/desk/figures'

/** The road's code and the section's name, which often begins with it. */
export function sectionText({ road_code, name }: Pick<GridRow, 'road_code' | 'name'>): string {
  return name.startsWith(road_code) ? name : `${road_code} ${name}`
}

/** `86.4%`, or `无可计入` where nothing was credited: that isn't 0. */
export function rateText({ value }: PresenceRate): string {
  return value === null ? td('grid.rates.none') : percentText(value)
}

/** `计入 21 · 未知 3 · 剔除 1 · 未到时 6`. */
export function rateSum({ credited, unknowns, exempt, open }: PresenceRate): string {
  return td('grid.rates.sum', { credited, unknown: unknowns, exempt, open })
}

/** How the cells of the sections stand: `ended` are those that show something to answer for or to be glad of. */
export function cellCounts({ sections }: Pick<Grid, 'sections'>): { all: number; ended: number; done: number; missed: number; unknown: number } {
  const marks = sections.flatMap(({ cells }) => cells.map(({ mark }) => mark))
  const count = (...wanted: string[]) => marks.filter((mark) => wanted.includes(mark)).length
  return { all: marks.length, ended: count('done', 'missed', 'unknown'), done: count('done'), missed: count('missed'), unknown: count('unknown') }
}
