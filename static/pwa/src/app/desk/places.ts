/** The table of contents of the desk: what stands in its navigation, in groups that follow the work. */
import type { PlainKey } from '../../locale'
import type { DeskKey } from '../../locale/desk'
import type { IconName } from '../../ui/icons'
import type { Desk } from './desk'

export interface DeskPlace {
  to: string
  /** Pages below this address belong to the place. */
  within: string
  icon: IconName
  label: PlainKey
  /** Also for those who administer and oversee nobody. */
  administered?: boolean
  /** What says how many wait there for a decision (`open`). */
  counts?: string
  /** Also for those who hold talks and oversee nobody. */
  talked?: boolean
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
      { to: '/desk/grid', within: '/desk/grid', icon: 'road', label: 'desk.grid' },
      { to: '/desk/roster', within: '/desk/roster', icon: 'crew', label: 'desk.roster', administered: true },
      { to: '/desk/balance', within: '/desk/balance', icon: 'road', label: 'desk.balance' },
      { to: '/desk/tasks', within: '/desk/tasks', icon: 'records', label: 'desk.tasks' },
    ],
  },
  {
    label: 'nav.groups.records',
    places: [
      { to: '/desk/violations', within: '/desk/violations', icon: 'camera', label: 'desk.violations' },
      { to: '/desk/calls', within: '/desk/calls', icon: 'phone', label: 'desk.calls', administered: true },
      { to: '/desk/accidents', within: '/desk/accidents', icon: 'warning', label: 'desk.accidents', administered: true },
      { to: '/desk/hazards', within: '/desk/hazards', icon: 'cone', label: 'desk.hazards' },
      { to: '/desk/reviews', within: '/desk/reviews', icon: 'checkCircle', label: 'desk.reviews' },
      { to: '/desk/check-ins', within: '/desk/check-ins', icon: 'place', label: 'desk.checkIns' },
      { to: '/desk/reports', within: '/desk/reports', icon: 'chart', label: 'desk.reports' },
    ],
  },
  {
    label: 'nav.groups.analysis',
    places: [
      { to: '/desk/analysis', within: '/desk/analysis/rules', icon: 'chart', label: 'desk.analysis' },
      { to: '/desk/analysis/calls', within: '/desk/analysis/calls', icon: 'phone', label: 'desk.callPicture' },
      { to: '/desk/analysis/proposals', within: '/desk/analysis/proposals', icon: 'checkCircle', label: 'desk.proposals', counts: '/analysis/proposals?state=open' },
    ],
  },
  {
    label: 'nav.groups.outreach',
    places: [
      { to: '/desk/outreach', within: '/desk/outreach/progress', icon: 'chart', label: 'desk.outreach', administered: true, talked: true },
      { to: '/desk/outreach/ledger', within: '/desk/outreach/ledger', icon: 'today', label: 'desk.ledger', administered: true, talked: true },
      { to: '/desk/outreach/talks', within: '/desk/outreach/talks', icon: 'talk', label: 'desk.talks', talked: true },
      { to: '/desk/outreach/heard', within: '/desk/outreach/heard', icon: 'warning', label: 'desk.heard', talked: true },
      { to: '/desk/outreach/targets', within: '/desk/outreach/targets', icon: 'place', label: 'desk.targets', administered: true, talked: true },
    ],
  },
  {
    label: 'nav.groups.assessment',
    places: [
      { to: '/desk/inspections', within: '/desk/inspections', icon: 'eye', label: 'desk.inspections' },
      { to: '/desk/rectifications', within: '/desk/rectifications', icon: 'check', label: 'desk.rectifications' },
      { to: '/desk/notices', within: '/desk/notices', icon: 'pen', label: 'desk.notices' },
      { to: '/desk/score', within: '/desk/score', icon: 'chart', label: 'desk.score' },
      { to: '/desk/periods', within: '/desk/periods', icon: 'lock', label: 'desk.periods' },
      { to: '/desk/claims', within: '/desk/claims', icon: 'minus', label: 'desk.claims' },
      { to: '/desk/schemes', within: '/desk/what-if', icon: 'contrast', label: 'desk.schemes', administered: true },
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
      { to: '/desk/reference', within: '/desk/reference', icon: 'tally', label: 'desk.reference', administered: true },
      { to: '/desk/calendar', within: '/desk/calendar', icon: 'today', label: 'desk.calendar', administered: true },
      { to: '/desk/retention', within: '/desk/retention', icon: 'clock', label: 'desk.retention', administered: true },
      { to: '/desk/imports', within: '/desk/imports', icon: 'upload', label: 'desk.imports', administered: true },
    ],
  },
]

/** What somebody does at the desk, as far as it decides what stands in the navigation. */
export type Sitter = Pick<Desk, 'overseen' | 'equipped' | 'outreach'>

/** What stands there for somebody who oversees units, only administers, or only holds talks; empty groups are left out. */
export function placesFor({ overseen, equipped, outreach }: Sitter): readonly DeskPlaces[] {
  const shown = ({ administered, talked }: DeskPlace) => overseen.length > 0 || (administered === true && equipped.length > 0) || (talked === true && outreach.length > 0)
  return DESK_PLACES.map((group) => ({ ...group, places: group.places.filter(shown) })).filter(({ places }) => places.length > 0)
}

/** Where the desk begins for those who oversee nobody: at what they administer, else at the first place they have. */
export function homeOf(sitter: Sitter): string {
  const places = placesFor(sitter).flatMap((group) => group.places)
  return (places.find(({ to }) => to === ADMINISTERED_HOME) ?? places[0])?.to ?? '/desk'
}

const ADMINISTERED_HOME = '/desk/officers'

/** Whether a page is at one of their places. */
export function isPlaceOf(sitter: Sitter, path: string): boolean {
  return placesFor(sitter).some(({ places }) => places.some(({ to, within }) => path === to || path.startsWith(within)))
}
