/** Who is out now and what each squad counted today, looked at anew every half minute. */
import { computed, type ComputedRef } from 'vue'
import type { OnDuty, TallyKind, TallyTotal } from '../../../api/desk'
import { useDesk } from '../../../app/desk/desk'
import { withQuery } from '../../../app/desk/use-query'
import { dataOf, useResource, type Fetched } from '../../../app/desk/use-resource'
import { language } from '../../../locale'
import { squadsOut, type SquadOut } from './on-duty'

const EVERY_MS = 30_000

/** Of a unit and those below it (empty: all that one sees; null: nothing is asked). Squads in the order of the tree; `due`: the names of those who have something due and didn't go on duty. */
export function useSquadsOut(unit: () => string | null): Fetched<OnDuty> & { squads: ComputedRef<SquadOut[]>; due: ComputedRef<string[]> } {
  const { names } = useDesk()
  const of = (path: string) => {
    const asked = unit()
    return asked === null ? null : withQuery(path, { unit: asked })
  }
  const { state, reload } = useResource<OnDuty>(() => of('/shifts/on-duty'), { everyMs: EVERY_MS })
  const totals = useResource<TallyTotal[]>(() => of('/tallies'), { everyMs: EVERY_MS })
  const kinds = useResource<TallyKind[]>(() => (unit() === null ? null : '/tally-kinds'))

  const kindNames = computed(() => new Map((dataOf(kinds.state.value) ?? []).map(({ code, name_zh, name_en }) => [code, language.value === 'en' ? name_en : name_zh])))
  const squads = computed(() => {
    const data = dataOf(state.value)
    return data === null ? [] : squadsOut(data, dataOf(totals.state.value) ?? [], names, (code) => kindNames.value.get(code) ?? code)
  })
  const due = computed(() => (dataOf(state.value)?.due_ids ?? []).map((id) => names.officer(id)))
  return { state, reload, squads, due }
}
