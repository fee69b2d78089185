/** Where the phone says it is. The names are those of the wire, so that a fix travels as it came. */
export interface Geolocation {
  /** One fix, at most `maxAgeMs` old, within `timeoutMs`. Never rejects. */
  once(options: { timeoutMs: number; maxAgeMs: number }): Promise<FixAnswer>
  /** Every new fix until the returned function is called. */
  watch(listener: (answer: FixAnswer) => void): () => void
}

/** Degrees in WGS-84, accuracy as the radius of 68 % in metres, `at` RFC 3339 UTC by the phone's clock. */
export interface Wgs84Fix {
  datum: 'wgs84'
  latitude: number
  longitude: number
  accuracy_m: number
  at: string
}

export type FixAnswer = { kind: 'fix'; fix: Wgs84Fix } | { kind: 'denied' } | { kind: 'unavailable' } | { kind: 'timeout' }

export const browserGeolocation: Geolocation = {
  once: ({ timeoutMs, maxAgeMs }) =>
    new Promise((resolve) => {
      // Some old WebViews never call back: the browser's own time-out is not enough.
      const guard = setTimeout(() => { resolve({ kind: 'timeout' }) }, timeoutMs + 1_000)
      const settle = (answer: FixAnswer) => {
        clearTimeout(guard)
        resolve(answer)
      }
      if (!supported()) settle({ kind: 'unavailable' })
      else navigator.geolocation.getCurrentPosition(
        (position) => { settle(asFix(position)) },
        (error) => { settle(asFailure(error)) },
        { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: maxAgeMs },
      )
    }),
  watch: (listener) => {
    if (!supported()) {
      listener({ kind: 'unavailable' })
      return () => undefined
    }
    const id = navigator.geolocation.watchPosition(
      (position) => { listener(asFix(position)) },
      (error) => { listener(asFailure(error)) },
      { enableHighAccuracy: true, maximumAge: 5_000 },
    )
    return () => { navigator.geolocation.clearWatch(id) }
  },
}

function supported(): boolean {
  return 'geolocation' in navigator
}

function asFix({ coords, timestamp }: GeolocationPosition): FixAnswer {
  const { latitude, longitude, accuracy } = coords
  const at = new Date(timestamp).toISOString()
  return { kind: 'fix', fix: { datum: 'wgs84', latitude, longitude, accuracy_m: accuracy, at } }
}

function asFailure(error: GeolocationPositionError): FixAnswer {
  if (error.code === error.PERMISSION_DENIED) return { kind: 'denied' }
  return error.code === error.TIMEOUT ? { kind: 'timeout' } : { kind: 'unavailable' }
}
