/** The code tables of accidents at the desk; empty until they are fetched. */
import { computed, type ComputedRef } from 'vue'
import type { AccidentWord } from '../../../api/desk'
import { dataOf, useResource } from '../../../app/desk/use-resource'

export function useWords(): ComputedRef<readonly AccidentWord[]> {
  const { state } = useResource<AccidentWord[]>(() => '/accident-words')
  return computed(() => dataOf(state.value) ?? [])
}

/** A list's words as choices. */
export const choicesOf = (words: readonly AccidentWord[], list: string) =>
  words.filter((word) => word.list === list).map(({ code, name_zh }) => ({ value: code, label: `${code} ${name_zh}` }))
