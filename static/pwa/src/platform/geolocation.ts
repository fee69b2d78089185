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
