/**
 * Where the phone stands, while a page that needs it is open. A record is saved at once with the fix at hand; only
 * where there is none does it wait, for seconds, and then it is saved without.
 */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { FixAnswer, Wgs84Fix } from '../platform/geolocation'
import { useServices } from './services'

/** A fix older than this is asked for anew, before anybody needs it: a phone that lies still isn't told of new ones. */
const FRESH_MS = 20_000
const LOOK_MS = 10_000
/** One this old is taken as it is, rather than keeping a record off the disk: it travels with its own time. */
const USABLE_MS = 60_000
const PATIENCE_MS = 2_500

export interface Position {
  /** The latest answer; null while the first one is awaited. */
  answer: Readonly<ShallowRef<FixAnswer | null>>
  /** How old the latest fix is, in whole seconds; grows by itself. */
  ageS: Readonly<ShallowRef<number>>
  /** A fix for a record, within seconds; null if there is none. */
  fixForRecord: () => Promise<Wgs84Fix | null>
}

export function usePosition(): Position {
  const { clock, geolocation } = useServices()
  const answer = shallowRef<FixAnswer | null>(null)
  const latest = shallowRef<Wgs84Fix | null>(null)
  const ageS = shallowRef(0)

  function take(next: FixAnswer) {
    if (next.kind === 'fix') latest.value = next.fix
    grow()
    if (next.kind === 'fix' || next.kind === 'denied' || youngerThan(USABLE_MS) === null) answer.value = next
  }
  function grow() {
    if (latest.value !== null) ageS.value = Math.max(0, Math.round((clock.now().getTime() - Date.parse(latest.value.at)) / 1000))
  }
  function youngerThan(ageMs: number): Wgs84Fix | null {
    const fix = latest.value
    return fix !== null && clock.now().getTime() - Date.parse(fix.at) <= ageMs ? fix : null
  }
  async function ask() {
    take(await geolocation.once({ timeoutMs: PATIENCE_MS, maxAgeMs: FRESH_MS }))
  }
  async function fixForRecord() {
    if (youngerThan(USABLE_MS) === null && answer.value?.kind !== 'denied') await ask()
    return youngerThan(USABLE_MS)
  }

  let cancel = () => {}
  function keepFresh() {
    cancel = clock.after(LOOK_MS, keepFresh)
    grow()
    if (latest.value !== null && youngerThan(FRESH_MS) === null) void ask()
  }
  keepFresh()
  const stop = geolocation.watch(take)
  onScopeDispose(() => {
    cancel()
    stop()
  })
  return { answer, ageS, fixForRecord }
}
