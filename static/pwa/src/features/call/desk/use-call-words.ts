/** Kinds of calls and outcomes at the desk; empty until they are fetched. `state` says why they weren't. */
import { computed, type ComputedRef } from 'vue'
import type { CallWord } from '../../../api/desk'
import { dataOf, useResource, type Fetched } from '../../../app/desk/use-resource'

export interface CallWords extends Fetched<CallWord[]> {
  words: ComputedRef<readonly CallWord[]>
}

export function useCallWords(): CallWords {
  const { state, reload } = useResource<CallWord[]>(() => '/call-words')
  return { words: computed(() => dataOf(state.value) ?? []), state, reload }
}
