/** What of an inspection waits for whom on the phone. Pure. */
import type { Entry, Officer } from '../../offline'
import type { Finding, Inspection, Rectification } from './views'

type Holder = Pick<Officer, 'id' | 'roles'>

/** Mirrors INSPECTING_ROLES of app/inspection/access.py. */
export function inspects({ roles }: Pick<Officer, 'roles'>): boolean {
  return roles.some((role) => role === 'squad_leader' || role === 'supervisor' || role === 'brigade_leader')
}

/** The findings of a problem that the officer may answer: about themself, their crew, or the squad that they lead. */
export function answerable(inspection: Inspection, me: Holder): Finding[] {
  const lookedAt = inspection.officers.filter(({ call }) => call !== 'not_asked').map(({ officer_id }) => officer_id)
  const forAll = lookedAt.length === 0 ? me.roles.includes('squad_leader') && inspection.officer_id !== me.id : lookedAt.includes(me.id)
  return inspection.findings.filter(({ verdict, officer_id, state }) => verdict === 'bad' && state !== 'changed' && state !== 'withdrawn' && (officer_id === null ? forAll : officer_id === me.id))
}

/** Those that they haven't answered, as far as phone and server know. */
export function toAnswer(inspection: Inspection, me: Holder, entries: readonly Entry[]): Finding[] {
  const said = new Set(entries.filter(isAnswer).map(({ body }) => body.payload.finding_id))
  return answerable(inspection, me).filter(({ id, state, answers }) => (state === 'open' || state === 'explained') && !said.has(id) && !answers.some(({ officer_id }) => officer_id === me.id))
}

/** What is still to be mended, as far as phone and server know. */
export function toMend(rectifications: readonly Rectification[], entries: readonly Entry[]): Rectification[] {
  const said = new Set(entries.filter((entry): entry is Entry<'inspection.report_rectified'> => entry.type === 'inspection.report_rectified').map(({ body }) => body.payload.rectification_id))
  return rectifications.filter(({ id, state }) => state === 'open' && !said.has(id))
}

export function isAnswer(entry: Entry): entry is Entry<'inspection.answer'> {
  return entry.type === 'inspection.answer'
}
