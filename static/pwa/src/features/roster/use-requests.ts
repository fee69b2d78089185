/** The swaps and leave that this phone was told of, and what was said on it and isn't back yet. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { useRows } from '../../app/use-rows'
import type { Entry, Officer } from '../../offline'
import { answered, unsent, waitsFor, type Answer } from './requests'
import type { Leave, Request, Swap } from './views'

export interface Requests {
  /** The latest first. */
  requests: ComputedRef<Request[]>
  /** Those that wait for the holder. */
  waiting: ComputedRef<Request[]>
  /** Said on this phone. */
  said: ComputedRef<Map<string, Answer>>
  isUnsent: (id: string) => boolean
  nameOf: (officerId: string) => string
}

export function useRequests(me: () => Officer | null): Requests {
  const swaps = useRows<Swap>('roster_swap')
  const leaves = useRows<Leave>('roster_leave')
  const officers = useRows<Officer>('officer')
  const entries = useLive<Entry[]>(useServices().offline.entries(200), [])
  const told = computed<Request[]>(() => [...swaps.value, ...leaves.value])
  const own = computed(() => { const holder = me(); return holder === null ? [] : unsent(entries.value, holder, told.value) })
  const said = computed(() => answered(entries.value))
  const leads = (id: string) => officers.value.some((each) => each.id === id && each.roles.includes('squad_leader'))
  return {
    requests: computed(() => [...own.value, ...told.value].sort((one, other) => other.asked_at.localeCompare(one.asked_at))),
    waiting: computed(() => { const holder = me(); return holder === null ? [] : told.value.filter((each) => !said.value.has(each.id) && waitsFor(each, holder, leads)) }),
    said,
    isUnsent: (id) => own.value.some((each) => each.id === id),
    nameOf: (id) => officers.value.find((each) => each.id === id)?.name ?? '',
  }
}
