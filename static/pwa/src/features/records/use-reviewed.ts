/** The records under review that this phone was told of, and what each is called. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { Offline, View } from '../../offline'
import { reviewedOf, type Reviewed, type ReviewedKind, type ReviewedRecord } from './reviewed'

export function useReviewed(): ComputedRef<Reviewed[]> {
  const { offline } = useServices()
  const violations = useViews(offline, 'violation')
  const talks = useViews(offline, 'outreach_session')
  return computed(() => [...reviewedOf('violation', violations.value), ...reviewedOf('outreach_session', talks.value)])
}

function useViews(offline: Offline, kind: ReviewedKind) {
  return useLive<View<ReviewedRecord>[]>(offline.views<ReviewedRecord>(kind), [])
}

/** `鲁P12345`, or the targets of a talk; the kind where nothing else tells it from others. */
export function useLabels(): ComputedRef<(reviewed: Reviewed) => string> {
  const { offline } = useServices()
  const targets = useLive<View<{ name: string }>[]>(offline.views<{ name: string }>('target'), [])
  const names = computed(() => new Map(targets.value.map(({ id, data }) => [id, data.name])))
  return computed(() => ({ kind, record }) => {
    const places = (record.target_ids ?? []).map((id) => names.value.get(id) ?? '').filter((name) => name !== '')
    return record.plate_text || places.join('、') || record.place_text || t(`records.kinds.${kind}`)
  })
}
