/**
 * A list of records as its address narrows it: the first page keeps refreshing, earlier ones are fetched when asked for.
 * The address is the filter, so that a link shows the same and a saved view is nothing but an address.
 */
import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useRoute } from 'vue-router'
import { useServices } from '../services'
import { failureText } from './failure'
import { withQuery } from './use-query'
import { dataOf, useResource, type Fetched } from './use-resource'

export interface RecordList<P, T> extends Fetched<P> {
  rows: ComputedRef<T[]>
  /** The filters of the address, as the server reads them. */
  filters: ComputedRef<Readonly<Record<string, string>>>
  next: Readonly<Ref<string | null>>
  refusal: Readonly<ShallowRef<string | null>>
  more: () => Promise<void>
  /** Begin with the first page again: what was fetched earlier may have changed. */
  restart: () => Promise<void>
}

export function useRecordList<P extends { next?: string | null }, T extends { id: string }>(
  path: string, names: readonly string[], rowsOf: (page: P) => readonly T[], { everyMs = 60_000 }: { everyMs?: number } = {},
): RecordList<P, T> {
  const { http } = useServices()
  const route = useRoute()
  const filters = computed(() => Object.fromEntries(names.flatMap((name) => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  })) as Record<string, string>)
  const wanted = computed(() => withQuery(path, filters.value))
  const { state, reload } = useResource<P>(() => wanted.value, { everyMs })
  const earlier = shallowRef<T[]>([])
  const next = shallowRef<string | null>(null)
  const refusal = shallowRef<string | null>(null)

  watch(wanted, () => { earlier.value = [] })
  watch(state, (now) => { if (earlier.value.length === 0) next.value = dataOf(now)?.next ?? null })
  const rows = computed(() => {
    const page = dataOf(state.value)
    const first = page === null ? [] : rowsOf(page)
    const known = new Set(first.map(({ id }) => id))
    return [...first, ...earlier.value.filter(({ id }) => !known.has(id))]
  })
  async function more() {
    const asked = wanted.value
    const answer = await http.request({ method: 'GET', path: withQuery(path, { ...filters.value, before: next.value ?? '' }) })
    if (asked !== wanted.value) return
    refusal.value = answer.kind === 'ok' ? null : failureText(answer)
    if (answer.kind !== 'ok') return
    const page = answer.body as P
    earlier.value = [...earlier.value, ...rowsOf(page)]
    next.value = page.next ?? null
  }
  async function restart() {
    earlier.value = []
    await reload()
  }
  return { state, reload, rows, filters, next, refusal, more, restart }
}
