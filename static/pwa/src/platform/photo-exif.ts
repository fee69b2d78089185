/** What a camera wrote into its file. Most phones strip the place from uploads, so its absence proves nothing. */
import { sha256Hex } from './digest'
import { readExif } from './exif'
import type { CameraFile } from './photo'

/** Describes the bytes as they came; a damaged or missing EXIF block gives nulls. */
export async function describeCameraFile(bytes: ArrayBuffer): Promise<CameraFile> {
  const exif = readExif(bytes)
  return {
    digest: await sha256Hex(bytes),
    size_bytes: bytes.byteLength,
    exif_time: exifTime(exif.time),
    exif_latitude: degrees(exif.latitude, 90),
    exif_longitude: degrees(exif.longitude, 180),
    exif_orientation: orientation(exif.orientation),
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
