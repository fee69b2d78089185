/** What a camera wrote into its file. Most phones strip the place from uploads, so its absence proves nothing. */
import { sha256Hex } from './digest'
import type { CameraFile } from './photo'

const ORIENTATION = '274'
const DATE_TIME_ORIGINAL = '36867'

type Tags = Readonly<Record<string, unknown>>

/** Describes the bytes as they came; a damaged or missing EXIF block gives nulls. */
export async function describeCameraFile(bytes: ArrayBuffer): Promise<CameraFile> {
  const tags = await readTags(bytes)
  return {
    digest: await sha256Hex(bytes),
    size_bytes: bytes.byteLength,
    exif_time: exifTime(tags[DATE_TIME_ORIGINAL]),
    exif_latitude: degrees(tags['latitude'], 90),
    exif_longitude: degrees(tags['longitude'], 180),
    exif_orientation: orientation(tags[ORIENTATION]),
  }
}

async function readTags(bytes: ArrayBuffer): Promise<Tags> {
  try {
    const { parse } = await import('exifr/dist/mini.esm.mjs')
    return (await parse(bytes, { exif: true, gps: true, reviveValues: false })) ?? {}
  } catch {
    return {}
  }
}

function exifTime(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/.test(value) ? value : null
}

function degrees(value: unknown, limit: number): number | null {
  return typeof value === 'number' && Math.abs(value) <= limit ? value : null
}

function orientation(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 8 ? value : null
}
