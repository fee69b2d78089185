/** The targets and words of outreach as the server tells them to a desk; the phone has its own in use-outreach. */
import { computed } from 'vue'
import { useDesk } from '../../../app/desk/desk'
import { dataOf, useResource } from '../../../app/desk/use-resource'
import { outreachOf, type Outreach } from '../use-outreach'
import type { Target, Word } from '../views'

export function useLists(): Outreach {
  const { directory } = useDesk()
  const targets = useResource<Target[]>(() => '/targets').state
  const words = useResource<Word[]>(() => '/outreach/words').state
  return outreachOf(computed(() => dataOf(targets.value) ?? []), computed(() => [...directory.officers]), computed(() => dataOf(words.value) ?? []))
}
