/** The kinds of hazards, in the chosen language. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { language } from '../../locale'
import type { View } from '../../offline'
import type { HazardKind } from './views'

export interface HazardKinds {
  /** Those in use, in order. */
  kinds: ComputedRef<HazardKind[]>
  /** The code where the kind hasn't come. */
  nameOf: (code: string) => string
}

export function useHazardKinds(): HazardKinds {
  const views = useLive<View<HazardKind>[]>(useServices().offline.views<HazardKind>('hazard_kind'), [])
  const all = computed(() => views.value.map(({ data }) => data).sort((one, other) => one.position - other.position || one.code.localeCompare(other.code)))
  const names = computed(() => new Map(all.value.map(({ code, name_zh, name_en }) => [code, language.value === 'en' ? name_en : name_zh])))
  return { kinds: computed(() => all.value.filter(({ active }) => active)), nameOf: (code) => names.value.get(code) ?? code }
}
