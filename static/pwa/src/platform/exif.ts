/**
 * Time, place and orientation as a camera wrote them into a JPEG (TIFF 6.0 in an APP1 segment, CIPA DC-008), and nothing else.
 * A damaged block loses what is damaged, not the rest.
 */

export interface Exif {
  /** As written: "2026:11:23 19:04:05", in the camera's own time. */
  time: unknown
  /** Degrees, WGS-84. */
  latitude: unknown
  longitude: unknown
  /** 1 to 8. */
  orientation: unknown
}

type Value = string | readonly number[]
type Tags = ReadonlyMap<number, Value>

const NO_TAGS: Tags = new Map()
const EXIF_HEADER = 0x45786966
const ORIENTATION = 0x0112
const EXIF_POINTER = 0x8769
const GPS_POINTER = 0x8825
const TIME_ORIGINAL = 0x9003
const [LATITUDE, LONGITUDE] = [2, 4]
/** Bytes of one value: ASCII, SHORT, LONG, RATIONAL. Other types hold nothing that is asked for. */
const SIZES: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 4, 5: 8 }
/** More than any camera writes: what claims more is damaged. */
const MOST_ENTRIES = 512
const MOST_VALUES = 64

export function readExif(bytes: ArrayBuffer): Exif {
  const tiff = orNull(() => tiffIn(new DataView(bytes)))
  const first = tagsAt(tiff, tiff === null ? undefined : orNull(() => tiff.getUint32(4, isLittle(tiff))))
  const exif = tagsAt(tiff, numberOf(first.get(EXIF_POINTER)))
  const gps = tagsAt(tiff, numberOf(first.get(GPS_POINTER)))
  return {
    time: exif.get(TIME_ORIGINAL),
    latitude: degrees(gps, LATITUDE, 'N', 'S'),
    longitude: degrees(gps, LONGITUDE, 'E', 'W'),
    orientation: numberOf(first.get(ORIENTATION)),
  }
}

/** The TIFF block of the first EXIF segment before the picture itself. */
function tiffIn(file: DataView): DataView | null {
  if (file.getUint16(0) !== 0xffd8) return null
  for (let at = 2; file.getUint8(at) === 0xff && file.getUint8(at + 1) !== 0xda; at += 2 + file.getUint16(at + 2)) {
    if (file.getUint8(at + 1) === 0xe1 && file.getUint32(at + 4) === EXIF_HEADER) return new DataView(file.buffer, at + 10)
  }
  return null
}

function isLittle(tiff: DataView): boolean {
  return tiff.getUint16(0) === 0x4949
}

function tagsAt(tiff: DataView | null, offset: number | null | undefined): Tags {
  if (tiff === null || typeof offset !== 'number') return NO_TAGS
  const count = orNull(() => tiff.getUint16(offset, isLittle(tiff))) ?? 0
  const tags = new Map<number, Value>()
  for (let nth = 0; nth < Math.min(count, MOST_ENTRIES); nth += 1) orNull(() => { readEntry(tiff, offset + 2 + 12 * nth, tags) })
  return tags
}

function readEntry(tiff: DataView, at: number, tags: Map<number, Value>): void {
  const little = isLittle(tiff)
  const type = tiff.getUint16(at + 2, little)
  const count = tiff.getUint32(at + 4, little)
  const size = SIZES[type]
  if (size === undefined || count > MOST_VALUES) return
  const from = size * count <= 4 ? at + 8 : tiff.getUint32(at + 8, little)
  const values = Array.from({ length: count }, (_, nth) => readValue(tiff, type, from + size * nth, little))
  tags.set(tiff.getUint16(at, little), type === 2 ? String.fromCharCode(...values).replace(/\0[^]*$/, '') : values)
}

function readValue(tiff: DataView, type: number, at: number, little: boolean): number {
  if (type === 2) return tiff.getUint8(at)
  if (type === 3) return tiff.getUint16(at, little)
  if (type === 4) return tiff.getUint32(at, little)
  return tiff.getUint32(at, little) / tiff.getUint32(at + 4, little)
}

/** Degrees, minutes and seconds as one number; the letter of the half stands in the tag before. */
function degrees(gps: Tags, tag: number, positive: string, negative: string): number | null {
  const parts = gps.get(tag)
  const half = gps.get(tag - 1)
  if (!isThree(parts) || (half !== positive && half !== negative)) return null
  const size = parts[0] + parts[1] / 60 + parts[2] / 3600
  return half === negative ? -size : size
}

function isThree(parts: Value | undefined): parts is readonly [number, number, number] {
  return Array.isArray(parts) && parts.length === 3
}

function numberOf(value: Value | undefined): number | undefined {
  return Array.isArray(value) ? (value as readonly number[])[0] : undefined
}

/** What reading gives, or null where it leads outside the file. */
function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
