/** What a record of a hazard is about, in one line. */
import { computed, type ComputedRef } from 'vue'
import { t } from '../../locale'
import type { Entry, View } from '../../offline'
import { useDuty } from '../duty'
import { placeOf } from './form'
import { useHazardKinds } from './use-hazard-kinds'
import type { Hazard } from './views'

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

/** What a report says beyond its line, and how far its hazard has come; nothing for records of other features. */
export function hazardFacts(entry: Entry, known: readonly View<Hazard>[]): { name: string; value: string }[] {
  if (!isReport(entry)) return []
  const hazard = known.find(({ data }) => data.report_id === entry.id)?.data
  const standing = hazard === undefined ? '' : t(`hazard.states.${hazard.state}`, { to: hazard.handed_to })
  return [{ name: t('hazard.standing'), value: standing }, { name: t('hazard.note'), value: entry.body.payload.note }].filter(({ value }) => value !== '')
}

export function isReport(entry: Entry): entry is Entry<'hazard.report'> {
  return entry.type === 'hazard.report'
}
