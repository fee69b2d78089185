/** What a record of a shift or a tally is about, in one line. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { Entry, Officer, View } from '../../offline'
import { isOf } from './standing'
import { useTallyKinds } from './use-tally-kinds'
import type { Vehicle } from './views'

/** Null for records of other features. */
export function useShiftSubject(): ComputedRef<(entry: Entry) => string | null> {
  const { offline } = useServices()
  const officers = useLive<View<Officer>[]>(offline.views<Officer>('officer'), [])
  const vehicles = useLive<View<Vehicle>[]>(offline.views<Vehicle>('vehicle'), [])
  const { nameOf } = useTallyKinds()
  return computed(() => (entry) => {
    if (isOf(entry, 'shift.tally')) return entry.body.payload.counts.map(({ kind, count }) => `${nameOf(kind)} ${count}`).join('、')
    if (isOf(entry, 'shift.end')) return t('shift.endSubject')
    if (!isOf(entry, 'shift.start')) return null
    const { crew_ids, vehicle_id } = entry.body.payload
    const plate = vehicles.value.find(({ id }) => id === vehicle_id)?.data.plate ?? t(vehicle_id === null ? 'shift.noCar' : 'shift.unknownCar')
    return [plate, ...crew_ids.map((id) => officers.value.find((officer) => officer.id === id)?.data.name ?? t('shift.unknownPerson'))].join('、')
  })
}
