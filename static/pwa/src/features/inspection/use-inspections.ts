/** The inspections, rectifications and people that this phone was told of. */
import { computed, type ComputedRef, type Ref } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { useRows } from '../../app/use-rows'
import type { Entry, Officer, Unit } from '../../offline'
import type { Inspection, Rectification } from './views'

export interface Inspections {
  /** The latest first. */
  inspections: ComputedRef<Inspection[]>
  /** The first due first. */
  rectifications: ComputedRef<Rectification[]>
  entries: Readonly<Ref<Entry[]>>
  nameOf: (officerId: string | null) => string
  unitOf: (unitId: string) => string
}

export function useInspections(): Inspections {
  const { offline } = useServices()
  const found = useRows<Inspection>('inspection')
  const mended = useRows<Rectification>('rectification')
  const officers = useRows<Officer>('officer')
  const units = useRows<Unit>('unit')
  return {
    inspections: computed(() => [...found.value].sort((one, other) => other.corrected_at.localeCompare(one.corrected_at))),
    rectifications: computed(() => [...mended.value].sort((one, other) => one.due_on.localeCompare(other.due_on))),
    entries: useLive<Entry[]>(offline.entries(200), []),
    nameOf: (id) => officers.value.find((each) => each.id === id)?.name ?? '',
    unitOf: (id) => units.value.find((each) => each.id === id)?.name ?? '',
  }
}
