/** Whose grid of which day a page shows, as its address says; without a word the highest unit and the running day. */
import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef, type WritableComputedRef } from 'vue'
import { useDesk } from '../../../app/desk/desk'
import { useQuery } from '../../../app/desk/use-query'
import { dataOf, type Resource } from '../../../app/desk/use-resource'

export interface Asked {
  unit: WritableComputedRef<string>
  chosenDay: Ref<string>
  /** For the server and for links to the same grid elsewhere. */
  query: ComputedRef<Record<string, string>>
}

export function useAsked(): Asked {
  const { overseen } = useDesk()
  const chosenUnit = useQuery('unit')
  const chosenDay = useQuery('day')
  const unit = computed({ get: () => (chosenUnit.value !== '' ? chosenUnit.value : overseen[0]?.unit.id ?? ''), set: (next) => { chosenUnit.value = next } })
  const query = computed(() => ({ unit: unit.value, ...(chosenDay.value === '' ? {} : { day: chosenDay.value }) }))
  return { unit, chosenDay, query }
}

/** The day that is shown and the last that can be: the server's word for today, from its first answer without a day. */
export function useDay<T>(state: Readonly<ShallowRef<Resource<T>>>, dayOf: (shown: T) => string, chosen: Ref<string>): { day: WritableComputedRef<string>; last: Readonly<ShallowRef<string>> } {
  const last = shallowRef('9999-12-31')
  const shown = computed(() => dataOf(state.value))
  watch(shown, (found) => { if (found !== null && chosen.value === '') last.value = dayOf(found) }, { immediate: true })
  const day = computed({
    get: () => (chosen.value !== '' ? chosen.value : shown.value === null ? '' : dayOf(shown.value)),
    set: (next) => { chosen.value = next === last.value ? '' : next },
  })
  return { day, last }
}
