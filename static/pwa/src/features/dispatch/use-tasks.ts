/** The officer's tasks as this phone knows them, with what was said here on top. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import type { Entry, View } from '../../offline'
import { inOrder, standingOf, type PlacedTask } from './rules'
import type { OwnTask } from './views'

/** In the order in which they want attention. */
export function useTasks(): ComputedRef<PlacedTask[]> {
  const { offline } = useServices()
  const views = useLive<View<OwnTask>[]>(offline.views<OwnTask>('task'), [])
  const entries = useLive<Entry[]>(offline.entries(200), [])
  return computed(() => inOrder(views.value.map(({ data }) => ({ task: data, standing: standingOf(data, entries.value) }))))
}
