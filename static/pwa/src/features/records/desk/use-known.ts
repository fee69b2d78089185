/** The names behind the ids and codes of the records under review; what can't be had shows as its code. */
import { computed, type ComputedRef } from 'vue'
import type { Target, ViolationCode, Word } from '../../../api/desk'
import { useDesk } from '../../../app/desk/desk'
import { dataOf, useResource } from '../../../app/desk/use-resource'
import { language } from '../../../locale'
import type { Known } from './compare'

/** `kind`: of the record that is shown; only its names are fetched. */
export function useKnown(kind: () => string | null): ComputedRef<Known> {
  const { names, directory } = useDesk()
  const codes = useResource<ViolationCode[]>(() => (kind() === 'violation' ? '/violation-codes' : null))
  const targets = useResource<Target[]>(() => (kind() === 'outreach_session' ? '/targets' : null))
  const words = useResource<Word[]>(() => (kind() === 'outreach_session' ? '/outreach/words' : null))
  return computed(() => ({
    names,
    sections: directory.sections,
    codes: new Map((dataOf(codes.state.value) ?? []).map(({ key, content }) => [key, content])),
    targets: new Map((dataOf(targets.state.value) ?? []).map(({ id, name }) => [id, name])),
    words: new Map((dataOf(words.state.value) ?? []).map((word) => [word.key, language.value === 'en' ? word.name_en : word.name_zh])),
  }))
}
