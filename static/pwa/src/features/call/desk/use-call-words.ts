/** Kinds of calls and outcomes at the desk; empty until they are fetched. */
import { computed, type ComputedRef } from 'vue'
import type { CallWord } from '../../../api/desk'
import { dataOf, useResource } from '../../../app/desk/use-resource'

export function useCallWords(): ComputedRef<readonly CallWord[]> {
  const { state } = useResource<CallWord[]>(() => '/call-words')
  return computed(() => dataOf(state.value) ?? [])
}
