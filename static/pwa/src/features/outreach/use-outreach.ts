/** The targets and words that this phone was told of. */
import { computed, type ComputedRef } from 'vue'
import { useRows } from '../../app/use-rows'
import { language } from '../../locale'
import type { Officer } from '../../offline'
import type { PlanItem, Target, Word } from './views'

export interface Outreach {
  targets: ComputedRef<Target[]>
  officers: ComputedRef<Officer[]>
  /** The words of one list, in order. */
  wordsOf: (list: string) => Word[]
  /** A word in the chosen language; its code where the word hasn't come. */
  wordName: (list: string, code: string) => string
  targetName: (id: string) => string | null
}

export function useOutreach(): Outreach {
  return outreachOf(useRows<Target>('target'), useRows<Officer>('officer'), useRows<Word>('outreach_word'))
}

export function outreachOf(targets: ComputedRef<Target[]>, officers: ComputedRef<Officer[]>, words: ComputedRef<Word[]>): Outreach {
  const inOrder = computed(() => [...words.value].sort((one, other) => one.position - other.position))
  const byKey = computed(() => new Map(words.value.map((word) => [word.key, word])))
  const names = computed(() => new Map(targets.value.map(({ id, name }) => [id, name])))
  return {
    targets,
    officers,
    wordsOf: (list) => inOrder.value.filter((word) => word.list === list),
    wordName: (list, code) => nameOf(byKey.value.get(`${list}.${code}`)) ?? code,
    targetName: (id) => names.value.get(id) ?? null,
  }
}

/** What is planned and still to be held, as this phone was told. */
export function usePlanItems(): ComputedRef<PlanItem[]> {
  return useRows<PlanItem>('plan_item')
}

export function nameOf(word: Word | undefined): string | undefined {
  return language.value === 'en' ? word?.name_en : word?.name_zh
}
