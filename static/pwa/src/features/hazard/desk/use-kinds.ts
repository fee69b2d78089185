/** The kinds of hazards at the desk; empty until they are fetched. */
import { computed, type ComputedRef } from 'vue'
import type { HazardKind } from '../../../api/desk'
import { dataOf, useResource } from '../../../app/desk/use-resource'

export function useKinds(): ComputedRef<readonly HazardKind[]> {
  const { state } = useResource<HazardKind[]>(() => '/hazard-kinds')
  return computed(() => dataOf(state.value) ?? [])
}
