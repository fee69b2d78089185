/** Cars and devices as their forms say them. Pure. */
import type { Tracker, Vehicle } from '../../../api/desk'
import { changeFrom } from '../../../app/desk/kept'

export const TRACKER_KINDS = ['car', 'recorder', 'radio', 'phone', 'drone'] as const

export interface VehicleDraft {
  plate: string
  name: string
  unit_id: string
}

export type VehicleFault = 'plate' | 'name' | 'unit'

/** As on the server (app/tracking/schemas.py). */
const PLATE = /^[0-9A-Z\u4e00-\u9fff]{1,16}$/
const isLine = (text: string) => text.trim() !== '' && text.trim().length <= 40

export function vehicleDraftOf({ plate, name, unit_id }: Vehicle): VehicleDraft {
  return { plate, name, unit_id }
}

export function vehicleFaults(draft: VehicleDraft): VehicleFault[] {
  const faults: [VehicleFault, boolean][] = [['plate', !PLATE.test(vehicleBody(draft).plate)], ['name', !isLine(draft.name)], ['unit', draft.unit_id === '']]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

export function vehicleBody({ plate, name, unit_id }: VehicleDraft): VehicleDraft {
  return { plate: plate.normalize('NFKC').replace(/[\s·]/g, '').toUpperCase(), name: name.trim(), unit_id }
}

export function vehicleChange(vehicle: Vehicle, draft: VehicleDraft): object | null {
  return changeFrom(vehicle, vehicleBody(draft))
}

export interface TrackerDraft {
  label: string
  unit_id: string
  vehicle_id: string
  active: boolean
}

export type TrackerFault = 'label' | 'unit'

export function trackerDraftOf({ label, unit_id, vehicle_id, active }: Tracker): TrackerDraft {
  return { label, unit_id, vehicle_id: vehicle_id ?? '', active }
}

export function trackerFaults({ label, unit_id }: Pick<TrackerDraft, 'label' | 'unit_id'>): TrackerFault[] {
  const faults: [TrackerFault, boolean][] = [['label', !isLine(label)], ['unit', unit_id === '']]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

export function trackerChange(tracker: Tracker, { label, unit_id, vehicle_id, active }: TrackerDraft): object | null {
  return changeFrom(tracker, { label: label.trim(), unit_id, vehicle_id: vehicle_id === '' ? null : vehicle_id, active })
}

/** A device rides in a car of its own unit; one that was given away carries nothing new. */
export function carsFor(vehicles: readonly Vehicle[], unitId: string, present: string): { value: string; label: string }[] {
  return vehicles.filter(({ id, unit_id, ended_at }) => id === present || (unit_id === unitId && ended_at === null)).map(({ id, name, plate }) => ({ value: id, label: `${name} ${plate}` }))
}

/** When a device was last heard of: never, within the day, or longer ago. */
export function heardOf({ last_fix_at }: Tracker, now: Date): 'never' | 'fresh' | 'quiet' {
  if (last_fix_at === null) return 'never'
  return now.getTime() - Date.parse(last_fix_at) <= 24 * 3_600_000 ? 'fresh' : 'quiet'
}
