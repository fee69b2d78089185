/**
 * What the camera wrote into a photo's file, held against the report it is for: a hint for whoever looks, never a reason to
 * refuse. Most phones strip the place, and an album's picture may well be older. Pure.
 */
import type { CameraFile } from '../../platform/photo'

const TIME_TOLERANCE_MS = 10 * 60_000
const PLACE_TOLERANCE_M = 500
const METRES_PER_DEGREE = 111_195

export interface PhotoDoubt {
  /** When the camera says it was taken, where that differs; else null. */
  taken_at: Date | null
  /** Whole metres from the report's place, where the camera says another; else null. */
  away_m: number | null
}

export interface PhotoReference {
  at: Date
  /** Degrees WGS-84; null where the report has none. */
  place: { latitude: number; longitude: number } | null
}

export function doubtsOf(camera: CameraFile | null, { at, place }: PhotoReference): PhotoDoubt {
  const taken = takenAt(camera?.exif_time ?? null)
  const away = place === null ? null : awayM(camera, place)
  return {
    taken_at: taken !== null && Math.abs(taken.getTime() - at.getTime()) > TIME_TOLERANCE_MS ? taken : null,
    away_m: away !== null && away > PLACE_TOLERANCE_M ? away : null,
  }
}

/** `2026:11:23 10:00:00` as China's time: EXIF names no zone, and the county has one. */
function takenAt(exifTime: string | null): Date | null {
  const [day, clock] = (exifTime ?? '').split(' ')
  const at = new Date(`${(day ?? '').replace(/:/g, '-')}T${clock ?? ''}+08:00`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Good to a metre over a few kilometres, which is all that a hint needs. */
function awayM(camera: CameraFile | null, { latitude, longitude }: { latitude: number; longitude: number }): number | null {
  if (camera?.exif_latitude == null || camera.exif_longitude == null) return null
  const north = (camera.exif_latitude - latitude) * METRES_PER_DEGREE
  const east = (camera.exif_longitude - longitude) * METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)
  return Math.round(Math.hypot(north, east))
}
