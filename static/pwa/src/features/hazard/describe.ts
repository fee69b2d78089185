/** What a record of a hazard is about, in one line. */
import { computed, type ComputedRef } from 'vue'
import { t } from '../../locale'
import type { Entry } from '../../offline'
import { useDuty } from '../duty'
import { placeOf } from './form'
import { useHazardKinds } from './use-hazard-kinds'

/** Null for records of other features. */
export function useHazardSubject(): ComputedRef<(entry: Entry) => string | null> {
  const { sections } = useDuty()
  const { nameOf } = useHazardKinds()
  return computed(() => (entry) => {
    if (!isReport(entry)) return null
    const { payload } = entry.body
    return [nameOf(payload.kind), t(`hazard.severities.${payload.severity}`), placeOf(payload, sections.value)].filter((part) => part !== '').join(' · ')
  })
}

export function isReport(entry: Entry): entry is Entry<'hazard.report'> {
  return entry.type === 'hazard.report'
}
