/** The rule of duty behind a kind of finding; empty where none says it, and until the list is fetched. */
import { computed, type ComputedRef } from 'vue'
import type { FindingKind } from '../../../api/desk'
import { dataOf, useResource } from '../../../app/desk/use-resource'

export function useFindingKinds(): ComputedRef<(code: string, isDark: boolean) => string> {
  const { state } = useResource<FindingKind[]>(() => '/finding-kinds')
  const kinds = computed(() => new Map((dataOf(state.value) ?? []).map((kind) => [kind.code, kind])))
  return computed(() => (code, isDark) => kinds.value.get(code)?.[isDark ? 'rule_night' : 'rule_day'] ?? '')
}
