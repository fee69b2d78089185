/**
 * Along a section's line: where a chainage lies, and which chainage is nearest to a point. Metres in a flat frame, exact
 * enough for one section; the server reckons with the same line. Pure.
 */
export type Pair = readonly [longitude: number, latitude: number]

export interface Place {
  latitude: number
  longitude: number
}

const METRES_PER_DEGREE = 111_195

/** The point so many metres along the line; its ends for what lies beyond them. Null for a line without a stretch. */
export function pointAlong(line: readonly Pair[], metres: number): Place | null {
  const pieces = piecesOf(line)
  let rest = Math.max(0, metres)
  for (const { from, to, length } of pieces) {
    if (rest <= length) return between(from, to, length === 0 ? 0 : rest / length)
    rest -= length
  }
  const last = pieces[pieces.length - 1]
  return last === undefined ? null : between(last.from, last.to, 1)
}

/** Metres along the line of the point on it that is nearest. */
export function metresAlong(line: readonly Pair[], place: Place): number {
  let best = { apart: Number.POSITIVE_INFINITY, at: 0 }
  let before = 0
  for (const { from, to, length } of piecesOf(line)) {
    const share = shareOf(from, to, place)
    const on = between(from, to, share)
    const apart = lengthOf([on.longitude, on.latitude], [place.longitude, place.latitude])
    if (apart < best.apart) best = { apart, at: before + share * length }
    before += length
  }
  return best.at
}

export function lengthAlong(line: readonly Pair[]): number {
  return piecesOf(line).reduce((sum, { length }) => sum + length, 0)
}

function piecesOf(line: readonly Pair[]) {
  return line.slice(1).map((to, at) => {
    const from = line[at] ?? to
    return { from, to, length: lengthOf(from, to) }
  })
}

function flat(from: Pair, to: Pair): [number, number] {
  const shrink = Math.cos((from[1] * Math.PI) / 180)
  return [(to[0] - from[0]) * METRES_PER_DEGREE * shrink, (to[1] - from[1]) * METRES_PER_DEGREE]
}

function lengthOf(from: Pair, to: Pair): number {
  return Math.hypot(...flat(from, to))
}

function shareOf(from: Pair, to: Pair, place: Place): number {
  const [dx, dy] = flat(from, to)
  const [px, py] = flat(from, [place.longitude, place.latitude])
  const squared = dx * dx + dy * dy
  return squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared))
}

function between(from: Pair, to: Pair, share: number): Place {
  return { longitude: from[0] + (to[0] - from[0]) * share, latitude: from[1] + (to[1] - from[1]) * share }
}
