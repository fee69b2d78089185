/** How far a point lies from a line, in metres, in a flat frame around the point: exact enough beside a road. */
interface Point {
  latitude: number
  longitude: number
}

const METRES_PER_DEGREE = 111_195

/** `line` in [longitude, latitude]; infinite for a line without points. */
export function distanceToLineM(point: Point, line: readonly (readonly [number, number])[]): number {
  const shrink = Math.cos((point.latitude * Math.PI) / 180)
  const flat = line.map(([longitude, latitude]): [number, number] => [
    (longitude - point.longitude) * METRES_PER_DEGREE * shrink, (latitude - point.latitude) * METRES_PER_DEGREE,
  ])
  return Math.min(...flat.map(([x, y]) => Math.hypot(x, y)), ...flat.slice(1).map((end, index) => toSegment(flat[index] ?? end, end)))
}

/** From the origin to the segment. */
function toSegment([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2))
  return Math.hypot(ax + along * dx, ay + along * dy)
}
