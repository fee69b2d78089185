/** The shift that the holder is out in, and the people and cars to choose from. */
import { computed, type ComputedRef, type Ref } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { Entry, Officer, Uuid, View } from '../../offline'
import { onDutyNow, type OnDuty } from './standing'
import type { Shift, Vehicle } from './views'

export interface UseShift {
  current: ComputedRef<OnDuty | null>
  entries: Readonly<Ref<Entry[]>>
  shifts: Readonly<Ref<View<Shift>[]>>
  officers: ComputedRef<Officer[]>
  vehicles: ComputedRef<Vehicle[]>
  nameOf: (officerId: Uuid) => string
  plateOf: (vehicleId: Uuid | null) => string
}

export function useShift(officerId: Uuid, now: Readonly<Ref<Date>>): UseShift {
  const { offline } = useServices()
  const entries = useLive<Entry[]>(offline.entries(200), [])
  const shifts = useLive<View<Shift>[]>(offline.views<Shift>('shift'), [])
  const officerViews = useLive<View<Officer>[]>(offline.views<Officer>('officer'), [])
  const vehicleViews = useLive<View<Vehicle>[]>(offline.views<Vehicle>('vehicle'), [])
  const officers = computed(() => officerViews.value.map(({ data }) => data).sort((one, other) => one.badge.localeCompare(other.badge)))
  const vehicles = computed(() => vehicleViews.value.map(({ data }) => data).sort((one, other) => one.plate.localeCompare(other.plate)))
  return {
    current: computed(() => onDutyNow(entries.value, shifts.value, officerId, now.value)),
    entries,
    shifts,
    officers,
    vehicles,
    nameOf: (id) => officers.value.find((officer) => officer.id === id)?.name ?? t('shift.unknownPerson'),
    plateOf: (id) => (id === null ? t('shift.noCar') : (vehicles.value.find((vehicle) => vehicle.id === id)?.plate ?? t('shift.unknownCar'))),
  }
}
