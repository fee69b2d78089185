/** What is planned for this member, without what this phone has already told to be held. */
import { computed, type ComputedRef } from 'vue'
import { useHolder } from '../../app/identity'
import { useLive } from '../../app/live'
import { useNow } from '../../app/now'
import { useServices } from '../../app/services'
import { dayKey } from '../../locale/time'
import type { Entry } from '../../offline'
import { agendaOf, heldHere, type Agenda } from './plan'
import { usePlanItems } from './use-outreach'

const NOTHING: Agenda = { overdue: [], today: [], coming: [] }

export function useAgenda(): ComputedRef<Agenda> {
  const items = usePlanItems()
  const holder = useHolder()
  const now = useNow()
  const entries = useLive<Entry[]>(useServices().offline.entries(200), [])
  return computed(() => (holder.value === null ? NOTHING : agendaOf(items.value, holder.value.officer, dayKey(now.value), heldHere(entries.value))))
}
