/** Whether the sun is up, to a few minutes: enough to begin with the right distance. Pure. */

export interface Place {
  latitude: number
  longitude: number
}

const DAY_MS = 86_400_000
const RADIANS = Math.PI / 180

/** The sun's height over the horizon in degrees. */
export function sunHeight(at: Date, { latitude, longitude }: Place): number {
  const days = (at.getTime() - Date.UTC(2000, 0, 1, 12)) / DAY_MS
  const anomaly = (357.528 + 0.985_600_3 * days) * RADIANS
  const ecliptic = (280.46 + 0.985_647_4 * days + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS
  const tilt = 23.439 * RADIANS
  const declination = Math.asin(Math.sin(tilt) * Math.sin(ecliptic))
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(ecliptic), Math.cos(ecliptic))
  const sidereal = (280.461 + 360.985_647_37 * days + longitude) * RADIANS
  const [hour, north] = [sidereal - ascension, latitude * RADIANS]
  return Math.asin(Math.sin(north) * Math.sin(declination) + Math.cos(north) * Math.cos(declination) * Math.cos(hour)) / RADIANS
}

/** Sunset is when its upper edge is gone. */
export function isNight(at: Date, place: Place): boolean {
  return sunHeight(at, place) < -0.833
}
