/** How swaps and leave stand for whoever holds the phone, and what they may say to them. Pure. */
import { noonOf } from '../../locale/time'
import type { Entry, Officer } from '../../offline'
import type { Leave, Request, Swap } from './views'

export type Answer = 'agree' | 'refuse' | 'withdraw' | 'approve'
type Holder = Pick<Officer, 'id' | 'roles' | 'unit_id'>

const MOST_DAYS = 31
const DAY_MS = 86_400_000

/** Whether leave can be asked for these days: in order, not all of them over, at most 31. */
export function isSpan(first: string, last: string, today: string): boolean {
  const days = (noonOf(last).getTime() - noonOf(first).getTime()) / DAY_MS
  return first !== '' && last >= today && days >= 0 && days < MOST_DAYS
}

export function isSwap(request: Request): request is Swap {
  return 'asker_id' in request
}

export function sidesOf(request: Request): string[] {
  return isSwap(request) ? [request.asker_id, request.other_id] : [request.officer_id]
}

/** Mirrors parts_of of app/roster/requests.py: nobody decides what they are a side of themselves. */
export function answersOf(request: Request, me: Holder): Answer[] {
  if (request.state !== 'asked' && request.state !== 'agreed') return []
  if (me.id === sidesOf(request)[0]) return ['withdraw']
  if (isSwap(request) && me.id === request.other_id) return request.state === 'agreed' || request.is_past ? ['refuse'] : ['refuse', 'agree']
  const decides = me.roles.includes('brigade_leader') || (me.roles.includes('squad_leader') && me.unit_id === request.unit_id)
  if (!decides || (isSwap(request) && request.state === 'asked')) return []
  return request.hindrance === null && !request.is_past ? ['refuse', 'approve'] : ['refuse']
}

/** Whether it waits for the holder: the brigade's leader is asked only where a squad's leader asks. */
export function waitsFor(request: Request, me: Holder, leads: (officerId: string) => boolean): boolean {
  const isMine = sidesOf(request).includes(me.id) || me.roles.includes('squad_leader') || sidesOf(request).some(leads)
  return isMine && answersOf(request, me).some((answer) => answer === 'agree' || answer === 'approve' || (answer === 'refuse' && request.state !== 'agreed'))
}

/** The requests that were answered on this phone, as far as nothing came back that speaks against it. */
export function answered(entries: readonly Entry[]): Map<string, Answer> {
  const found = new Map<string, Answer>()
  for (const { state, body: { payload } } of [...entries].reverse()) {
    if ('answer' in payload && (state.kind === 'pending' || (state.kind === 'confirmed' && state.outcome === 'applied'))) found.set('swap_id' in payload ? payload.swap_id : payload.leave_id, payload.answer)
  }
  return found
}

/** What was asked for on this phone and the server hasn't told of yet. */
export function unsent(entries: readonly Entry[], me: Holder, known: readonly Request[]): Request[] {
  const ids = new Set(known.map(({ id }) => id))
  return entries.filter(({ id, state }) => !ids.has(id) && state.kind === 'pending').flatMap((entry): Request[] => {
    const blank = { id: entry.id, unit_id: me.unit_id, state: 'asked' as const, note: '', asked_at: entry.occurred_at, hindrance: null, is_past: false, warnings: [] }
    if (entry.type === 'roster.request_swap') return [{ ...blank, asker_id: me.id, ...(entry as Entry<'roster.request_swap'>).body.payload } as Swap]
    return entry.type === 'roster.request_leave' ? [{ ...blank, officer_id: me.id, ...(entry as Entry<'roster.request_leave'>).body.payload } as Leave] : []
  })
}
