/** Officers as the desk manages them. Pure. */
import type { Account, NewOfficer, OfficerChange } from '../../../api/desk'
import type { Role, Uuid } from '../../../offline/wire'

/** In the order in which they are offered. */
export const ROLES: readonly Role[] = ['officer', 'outreach', 'squad_leader', 'dispatcher', 'supervisor', 'brigade_leader', 'admin']

/** What a form says of an officer. `mentor_id`: empty for none. */
export interface OfficerDraft {
  name: string
  rank: Account['rank']
  unit_id: Uuid
  mentor_id: string
}
export type NewOfficerDraft = OfficerDraft & { badge: string; roles: Role[]; password: string }

/** As on the server (app/accounts/schemas.py). */
const BADGE = /^[0-9A-Za-z]{1,20}$/
const MAX_NAME = 40
export const MIN_PASSWORD = 8
export const MAX_PASSWORD = 128

export type Fault = 'badge' | 'name' | 'unit' | 'mentor' | 'roles' | 'password'

/** What is wrong with a draft, in the order of the form. */
export function faultsOf({ name, rank, unit_id, mentor_id }: OfficerDraft): Fault[] {
  const faults: [Fault, boolean][] = [
    ['name', name.trim() === '' || name.trim().length > MAX_NAME], ['unit', unit_id === ''], ['mentor', rank === 'auxiliary' && mentor_id === ''],
  ]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

export function faultsOfNew(draft: NewOfficerDraft): Fault[] {
  return [
    ...(BADGE.test(draft.badge.trim()) ? [] : ['badge' as const]), ...faultsOf(draft), ...(draft.roles.length === 0 ? ['roles' as const] : []),
    ...(isPassword(draft.password) ? [] : ['password' as const]),
  ]
}

export function isPassword(text: string): boolean {
  return text.length >= MIN_PASSWORD && text.length <= MAX_PASSWORD
}

export function newOfficerOf({ badge, name, rank, unit_id, mentor_id, roles, password }: NewOfficerDraft): NewOfficer {
  return { badge: badge.trim(), name: name.trim(), rank, unit_id, mentor_id: mentorOf({ rank, mentor_id }), roles, password }
}

export function draftOf({ name, rank, unit_id, mentor_id }: Account): OfficerDraft {
  return { name, rank, unit_id, mentor_id: mentor_id ?? '' }
}

/** Only what the draft says otherwise; null when that is nothing. */
export function changeOf(officer: Account, draft: OfficerDraft): OfficerChange | null {
  const after = { name: draft.name.trim(), rank: draft.rank, unit_id: draft.unit_id, mentor_id: mentorOf(draft) }
  const entries = Object.entries(after).filter(([field, value]) => officer[field as keyof typeof after] !== value)
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

/** A police officer has none. */
function mentorOf({ rank, mentor_id }: Pick<OfficerDraft, 'rank' | 'mentor_id'>): Uuid | null {
  return rank === 'police' || mentor_id === '' ? null : mentor_id
}

/** Who may take an auxiliary along (带班民警): active police, those of the same unit first. */
export function mentorsFor(officers: readonly Account[], officerId: Uuid | null, unitId: Uuid): { own: Account[]; others: Account[] } {
  const able = officers.filter(({ id, rank, active }) => rank === 'police' && active && id !== officerId)
  return { own: able.filter(({ unit_id }) => unit_id === unitId), others: able.filter(({ unit_id }) => unit_id !== unitId) }
}

/** Whether the leader of `led` lets the officer's phone in: somebody who only works in the field there; as on the server. */
export function mayLetIn({ unit_id, grants }: Account, led: ReadonlySet<Uuid>): boolean {
  return led.has(unit_id) && grants.every((grant) => led.has(grant.unit_id) && (grant.role === 'officer' || grant.role === 'outreach'))
}

/** An administrator of the officer's unit and of every unit over which the officer holds a role; as on the server. */
export function mayManage({ unit_id, grants }: Account, administered: ReadonlySet<Uuid>): boolean {
  return [unit_id, ...grants.map((grant) => grant.unit_id)].every((id) => administered.has(id))
}

/** Those with all words of the query in name or badge, unit by unit, active ones first. */
export function listed(officers: readonly Account[], { query, withDisabled, unitOrder }: { query: string; withDisabled: boolean; unitOrder: (id: Uuid) => number }): Account[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return officers
    .filter(({ name, badge, active }) => (active || withDisabled) && words.every((word) => `${name} ${badge}`.toLowerCase().includes(word)))
    .sort((one, other) => unitOrder(one.unit_id) - unitOrder(other.unit_id) || Number(other.active) - Number(one.active) || one.badge.localeCompare(other.badge))
}
