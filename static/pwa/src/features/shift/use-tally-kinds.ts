/** What is counted, in the chosen language. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { language } from '../../locale'
import type { View } from '../../offline'
import type { TallyKind } from './views'

export interface TallyKinds {
  /** Those in use, in order. */
  kinds: ComputedRef<TallyKind[]>
  /** The code where the kind hasn't come. */
  nameOf: (code: string) => string
}

export function useTallyKinds(): TallyKinds {
  const views = useLive<View<TallyKind>[]>(useServices().offline.views<TallyKind>('tally_kind'), [])
  const all = computed(() => views.value.map(({ data }) => data).sort((one, other) => one.position - other.position || one.code.localeCompare(other.code)))
  const names = computed(() => new Map(all.value.map(({ code, name_zh, name_en }) => [code, language.value === 'en' ? name_en : name_zh])))
  return { kinds: computed(() => all.value.filter(({ active }) => active)), nameOf: (code) => names.value.get(code) ?? code }
}
