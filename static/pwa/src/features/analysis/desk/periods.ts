/** The periods that are offered: days written `2026-11-23`, both included. */
export interface Period {
  from: string
  to: string
}
export const PRESETS = ['year', 'months12', 'quarter', 'lastMonth', 'own'] as const
export type Preset = (typeof PRESETS)[number]

/** The days of a preset, seen from `today`; null for days of one's own. */
export function periodOf(preset: Preset, today: string): Period | null {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  if (preset === 'year') return { from: `${String(year)}-01-01`, to: today }
  if (preset === 'months12') return { from: dayOf(new Date(Date.UTC(year - 1, month - 1, Number(today.slice(8)) + 1))), to: today }
  if (preset === 'quarter') return { from: first(year, month - 3), to: last(year, month - 1) }
  return preset === 'lastMonth' ? { from: first(year, month - 1), to: last(year, month - 1) } : null
}

/** Months are counted from 1; 0 and below lie in the year before. */
function first(year: number, month: number): string {
  return dayOf(new Date(Date.UTC(year, month - 1, 1)))
}
function last(year: number, month: number): string {
  return dayOf(new Date(Date.UTC(year, month, 0)))
}
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
