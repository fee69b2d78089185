/** A car's way on the map, and the time that it is asked for. Pure. */
import type { VehicleTrack } from '../../../api/desk'
import { clockText } from '../../../locale/time'
import type { MapShape } from '../../../ui/map/shapes'

const HOUR_MS = 3_600_000
/** As on the server: at most two days at once. */
const MOST_MS = 48 * HOUR_MS
/** Seconds; over longer gaps the way is only guessed. */
const MAX_GAP_MS = 180_000

/** As a field for date and time has it, in the reader's zone: `2026-11-23T10:00`. */
export function hoursBefore(now: Date, hours: number): string {
  const local = new Date(now.getTime() - hours * HOUR_MS - now.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

export function spanFault(from: string, to: string): 'order' | 'long' | null {
  const span = Date.parse(to) - Date.parse(from)
  if (!(span > 0)) return 'order'
  return span > MOST_MS ? 'long' : null
}

export function trackShapes(positions: VehicleTrack['positions'], plate: string): MapShape[] {
  const shapes: (MapShape & { kind: 'line' })[] = []
  positions.slice(1).forEach((fix, index) => {
    const before = positions[index] ?? fix
    const look = Date.parse(fix.fix_at) - Date.parse(before.fix_at) > MAX_GAP_MS ? 'guess' : 'way'
    const last = shapes[shapes.length - 1]
    if (last?.look === look) last.points.push(fix)
    else shapes.push({ kind: 'line', points: [before, fix], tone: look === 'way' ? 'brand' : 'mute', look, label: plate })
  })
  const last = positions[positions.length - 1]
  return last === undefined ? shapes : [...shapes, { kind: 'dot', at: last, tone: 'brand', label: `${plate} ${clockText(new Date(last.fix_at))}` }]
}
