/** The table of contents of the desk: what stands in its navigation, in groups that follow the work. */
import type { PlainKey } from '../../locale'
import type { DeskKey } from '../../locale/desk'
import type { IconName } from '../../ui/icons'

export interface DeskPlace {
  to: string
  /** Pages below this address belong to the place. */
  within: string
  icon: IconName
  label: PlainKey
  /** Also for those who administer and oversee nobody. */
  administered?: boolean
}

export interface DeskPlaces {
  label: Extract<DeskKey, `nav.groups.${string}`>
  places: readonly DeskPlace[]
}

export const DESK_PLACES: readonly DeskPlaces[] = [
  {
    label: 'nav.groups.command',
    places: [
      { to: '/desk', within: '/desk/credits', icon: 'today', label: 'desk.board' },
      { to: '/desk/tasks', within: '/desk/tasks', icon: 'records', label: 'desk.tasks' },
    ],
  },
  {
    label: 'nav.groups.records',
    places: [
      { to: '/desk/violations', within: '/desk/violations', icon: 'camera', label: 'desk.violations' },
    ],
  },
  {
    label: 'nav.groups.assessment',
    places: [
      { to: '/desk/score', within: '/desk/score', icon: 'chart', label: 'desk.score' },
    ],
  },
  {
    label: 'nav.groups.county',
    places: [
      { to: '/desk/units', within: '/desk/units', icon: 'storage', label: 'desk.units', administered: true },
      { to: '/desk/officers', within: '/desk/officers', icon: 'crew', label: 'desk.officers', administered: true },
      { to: '/desk/devices', within: '/desk/devices', icon: 'phone', label: 'desk.devices', administered: true },
      { to: '/desk/vehicles', within: '/desk/vehicles', icon: 'arrive', label: 'desk.vehicles', administered: true },
      { to: '/desk/posts', within: '/desk/posts', icon: 'place', label: 'desk.posts', administered: true },
      { to: '/desk/sections', within: '/desk/sections', icon: 'road', label: 'desk.sections', administered: true },
      { to: '/desk/plans', within: '/desk/plans', icon: 'clock', label: 'desk.plans', administered: true },
      { to: '/desk/imports', within: '/desk/imports', icon: 'upload', label: 'desk.imports', administered: true },
    ],
  },
]

/** What stands there for somebody who oversees units, or who only administers; groups without a place are left out. */
export function placesFor(oversees: boolean): readonly DeskPlaces[] {
  return DESK_PLACES
    .map((group) => ({ ...group, places: group.places.filter(({ administered }) => oversees || administered === true) }))
    .filter(({ places }) => places.length > 0)
}

/** Where the desk begins for those who only administer. */
export const ADMINISTERED_HOME = '/desk/officers'

export function isAdministered(path: string): boolean {
  return placesFor(false).some(({ places }) => places.some(({ within }) => path.startsWith(within)))
}
