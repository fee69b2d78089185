/** Names for the ids among the evidence: officers for those of a crew, plates for the cars of tracks. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import type { Officer, Uuid, View } from '../../offline'
import type { Vehicle } from './views'

/** What the phone wasn't told of is missing. */
export function useEvidenceNames(): ComputedRef<ReadonlyMap<Uuid, string>> {
  const { offline } = useServices()
  const officers = useLive<View<Officer>[]>(offline.views<Officer>('officer'), [])
  const vehicles = useLive<View<Vehicle>[]>(offline.views<Vehicle>('vehicle'), [])
  return computed(() => new Map([
    ...officers.value.map(({ id, data }) => [id, data.name] as const),
    ...vehicles.value.map(({ id, data }) => [id, data.plate] as const),
  ]))
}
