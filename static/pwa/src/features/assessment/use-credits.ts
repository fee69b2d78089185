/** The credits this phone was told of. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import type { View } from '../../offline'
import type { Credit } from './views'

export function useCredits(): ComputedRef<Credit[]> {
  const views = useLive<View<Credit>[]>(useServices().offline.views<Credit>('credit'), [])
  return computed(() => views.value.map(({ data }) => data))
}

/** The state by requirement; where several indicators differ, the better known one. */
export function useCreditStates(): ComputedRef<Map<string, Credit['state']>> {
  const credits = useCredits()
  const order: readonly Credit['state'][] = ['unknown', 'exempt', 'credited']
  return computed(() => new Map([...credits.value]
    .sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
    .map(({ requirement_id, state }) => [requirement_id, state])))
}
