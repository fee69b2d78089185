/** The table of violation codes, fetched once for a page; without it codes stand alone. */
import { computed, type ComputedRef } from 'vue'
import { dataOf, useResource } from '../../../app/desk/use-resource'

export interface DeskCode {
  key: string
  code: string | null
  content: string
  /** The rule's own words; null: unknown, which is not nought. */
  points: string | null
  fine: string | null
}

/** By key; null while it isn't there. */
export function useCodes(): ComputedRef<ReadonlyMap<string, DeskCode> | null> {
  const { state } = useResource<DeskCode[]>(() => '/violation-codes')
  return computed(() => {
    const rows = dataOf(state.value)
    return rows === null ? null : new Map(rows.map((row) => [row.key, row]))
  })
}
