/**
 * Where the phone stands, while a page that needs it is open. Nothing waits long for a position: a record is
 * saved with the fix at hand, or with none.
 */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { FixAnswer, Wgs84Fix } from '../platform/geolocation'
import { useServices } from './services'

/** A fix this young is taken as it is. */
const FRESH_MS = 20_000
/** One this old is still better than none: it travels with its own time. */
const USABLE_MS = 60_000
const PATIENCE_MS = 2_500

export interface Position {
  /** The latest answer; null while the first one is awaited. */
  answer: Readonly<ShallowRef<FixAnswer | null>>
  /** A fix for a record, within seconds; null if there is none. */
  fixForRecord: () => Promise<Wgs84Fix | null>
}

export function usePosition(): Position {
  const { clock, geolocation } = useServices()
  const answer = shallowRef<FixAnswer | null>(null)
  const latest = shallowRef<Wgs84Fix | null>(null)

  function take(next: FixAnswer) {
    if (next.kind === 'fix') latest.value = next.fix
    if (next.kind === 'fix' || next.kind === 'denied' || youngerThan(USABLE_MS) === null) answer.value = next
  }
  function youngerThan(ageMs: number): Wgs84Fix | null {
    const fix = latest.value
    return fix !== null && clock.now().getTime() - Date.parse(fix.at) <= ageMs ? fix : null
  }
  async function fixForRecord() {
    const fresh = youngerThan(FRESH_MS)
    if (fresh !== null || answer.value?.kind === 'denied') return fresh
    take(await geolocation.once({ timeoutMs: PATIENCE_MS, maxAgeMs: FRESH_MS }))
    return youngerThan(USABLE_MS)
  }

  onScopeDispose(geolocation.watch(take))
  return { answer, fixForRecord }
}
