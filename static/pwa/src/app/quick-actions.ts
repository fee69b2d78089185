/**
 * The table of contents of what an officer does all day, as buttons on Today. An entry names a page and says for whom
 * it is; it imports no feature's code, which would come into the first load. The order is that of use.
 */
import type { PlainKey } from '../locale'
import type { Officer } from '../offline'
import type { IconName } from '../ui/icons'

export interface QuickAction {
  to: string
  icon: IconName
  /** Four characters at most in Chinese: it stands under its icon in a quarter of a 360 px screen. */
  label: PlainKey
  for: (officer: Officer) => boolean
}

const everybody = () => true
/** Who goes out; mirrors FIELD_ROLES of app/kernel/actor.py. */
const onPatrol = ({ roles }: Officer) => roles.some((role) => role === 'officer' || role === 'outreach' || role === 'squad_leader')

/** Who patrols sections; the outreach team has none. */
const onDuty = ({ roles }: Officer) => roles.some((role) => role === 'officer' || role === 'squad_leader')

/** Mirrors INSPECTING_ROLES of app/inspection/access.py. */
const inspecting = ({ roles }: Officer) => roles.some((role) => role === 'squad_leader' || role === 'supervisor' || role === 'brigade_leader')

export const quickActions: readonly QuickAction[] = [
  { to: '/shift', icon: 'crew', label: 'app.quick.shift', for: onPatrol },
  { to: '/tally', icon: 'tally', label: 'app.quick.tally', for: onPatrol },
  { to: '/accidents/new', icon: 'warning', label: 'app.quick.accident', for: onPatrol },
  { to: '/hazards/new', icon: 'cone', label: 'app.quick.hazard', for: onPatrol },
  { to: '/grid', icon: 'road', label: 'grid.title', for: onDuty },
  { to: '/inspections', icon: 'eye', label: 'app.quick.inspect', for: inspecting },
  { to: '/tasks', icon: 'report', label: 'app.quick.tasks', for: everybody },
  { to: '/legal', icon: 'help', label: 'legal.quick', for: everybody },
  { to: '/me/credits', icon: 'chart', label: 'app.quick.credits', for: everybody },
]

export function actionsFor(officer: Officer): readonly QuickAction[] {
  return quickActions.filter((action) => action.for(officer))
}
