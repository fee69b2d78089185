/** The data of all views of one kind, as this phone was told of them. */
import { computed, type ComputedRef } from 'vue'
import type { ChangeKind, View } from '../offline'
import { useLive } from './live'
import { useServices } from './services'

export function useRows<D>(kind: ChangeKind): ComputedRef<D[]> {
  const views = useLive<View<D>[]>(useServices().offline.views<D>(kind), [])
  return computed(() => views.value.map((view) => view.data))
}
