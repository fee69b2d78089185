/** The figures of the speed keypad, and what a plate tells of its vehicle. Pure. */
import type { SpeedingVehicle } from './speeding'

const MOST_FIGURES = 3

/** The text after a key; `back` takes the last figure off. */
export function typeSpeed(text: string, key: string): string {
  if (key === 'back') return text.slice(0, -1)
  return (text === '0' ? key : text + key).slice(0, MOST_FIGURES)
}

/** Plates of small cars, motorcycles and low-speed trucks. A large plate may be a coach or a truck: the officer has to say. */
const SMALL_TYPES = ['02', '07', '08', '13', '16', '17', '52']

export function vehicleOf(plateType: string | null): SpeedingVehicle | null {
  if (plateType === '15') return 'freight'
  return plateType !== null && SMALL_TYPES.includes(plateType) ? 'other' : null
}
