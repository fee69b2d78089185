/** Changes of a record in words: the names of its members, their values, and what was done. */
import { formatChainage } from '../../features/duty'
import { td, tdIfKnown } from '../../locale/desk'
import { percentText } from '../../locale/desk/figures'
import { dateText, noonOf, secondsText } from '../../locale/time'
import type { Names as AllNames } from './directory'

/** Who names what has an id. */
type Names = Pick<AllNames, 'any'>

/** `半径` of `radius_m`; a member that has no name is shown as it is called. */
export function memberName(kind: string, member: string): string {
  return tdIfKnown(`history.members.${kind}.${member}`) ?? tdIfKnown(`history.members.all.${member}`) ?? member
}

export function actionName(action: string): string {
  return tdIfKnown(`history.actions.${action.replaceAll('.', '_')}`) ?? action
}

/** A member's value as people say it. Ids become names, lists are joined; nothing stays nothing. */
export function memberText(member: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return td('common.none')
  if (Array.isArray(value)) return listText(member, value, names)
  if (typeof value === 'boolean') return td(value ? 'history.yes' : 'history.no')
  if (typeof value === 'number') return numberText(member, value)
  if (typeof value === 'object') return Object.entries(value).map(([name, each]) => `${memberName('all', name)} ${memberText(name, each, names)}`).join(td('history.comma'))
  return wordText(member, value as string, names)
}

function numberText(member: string, value: number): string {
  if (member.endsWith('chainage_m')) return formatChainage(value)
  if (member === 'required_share') return percentText(String(value))
  return tdIfKnown(`history.values.${member}.n${value}`) ?? String(value)
}

function listText(member: string, values: readonly unknown[], names: Names): string {
  if (values.length === 0) return td('common.none')
  if (member === 'line') return td('history.points', { count: values.length })
  return values.map((each) => memberText(member, each, names)).join(td('history.comma'))
}

function wordText(member: string, text: string, names: Names): string {
  if (UUID.test(text) || OF_ID.test(member)) return names.any(text) ?? text
  if (INSTANT.test(text)) return `${dateText(new Date(text))} ${secondsText(new Date(text))}`
  if (DAY.test(text)) return dateText(noonOf(text))
  if (CLOCK.test(text)) return text.slice(0, 5)
  return tdIfKnown(`history.values.${member}.${text}`) ?? text
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Members that name another record. */
const OF_ID = /_ids?$|^over$/
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/
const DAY = /^\d{4}-\d\d-\d\d$/
const CLOCK = /^\d\d:\d\d:\d\d$/

export interface MemberChange {
  member: string
  name: string
  /** Null where only what is now was told. */
  before: string | null
  after: string
}

/** The members of a change that people read. */
export function memberChanges(kind: string, before: Readonly<Record<string, unknown>> | null, after: Readonly<Record<string, unknown>> | null, names: Names): MemberChange[] {
  const members = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((member) => !HIDDEN.has(member))
  return members.map((member) => ({
    member,
    name: memberName(kind, member),
    before: before === null || !(member in before) ? null : memberText(member, before[member], names),
    after: memberText(member, after?.[member], names),
  }))
}

/** Ids of the record itself and order in a list: nobody reads them; a proposal's village is named beside its id. */
const HIDDEN = new Set(['id', 'position', 'initials', 'requirement_id', 'target_id'])
