/** Who holds the phone, for pages that are only shown to an officer. */
import { computed, type ComputedRef } from 'vue'
import type { Identity, Officer, Unit, Uuid } from '../offline'
import { firstOf, useLive } from './live'
import { useServices } from './services'

export interface Holder {
  officer: Officer
  units: Unit[]
  /** The name of the officer's own unit; empty while it isn't known. */
  unitName: string
  /** What the phone shows is made up. */
  demo: boolean
}

/** Null while it is being read and after signing out. */
export function useHolder(): ComputedRef<Holder | null> {
  const identity = useLive<Identity>(useServices().offline.identity, { kind: 'nobody' })
  return computed(() => (identity.value.kind === 'officer' ? holderOf(identity.value) : null))
}

/** For whom a page was opened, whoever takes the phone later: only they sign what was written on it. */
export function useOpenedFor(): Promise<Uuid | undefined> {
  return firstOf(useServices().offline.identity).then((identity) => (identity.kind === 'officer' ? identity.officer.id : undefined))
}

function holderOf({ officer, units, demo }: Identity & { kind: 'officer' }): Holder {
  return { officer, units, demo, unitName: units.find((unit) => unit.id === officer.unit_id)?.name ?? '' }
}
