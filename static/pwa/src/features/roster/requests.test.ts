import { describe, expect, it } from 'vitest'
import { anEntry, confirmed, refused } from '../../app/testing/entries'
import { requestText, stateText } from './request-text'
import { answered, answersOf, isSpan, unsent, waitsFor } from './requests'
import type { Leave, Swap } from './views'

const common = { id: 'one', unit_id: 'squad', reason: '家中有事', note: '', asked_at: '2026-11-23T02:00:00.000Z', hindrance: null, is_past: false, warnings: [] }
const swap = (over: Partial<Swap> = {}): Swap => ({ ...common, state: 'asked', asker_id: 'wang', other_id: 'li', day: '2026-11-28', other_day: '2026-11-29', shifts: ['night'], other_shifts: ['day'], ...over })
const leave = (over: Partial<Leave> = {}): Leave => ({ ...common, state: 'asked', officer_id: 'wang', first_day: '2026-11-27', last_day: '2026-11-29', kind: 'personal', ...over })
const wang = { id: 'wang', roles: ['officer' as const], unit_id: 'squad' }
const li = { ...wang, id: 'li' }
const boss = { id: 'boss', roles: ['squad_leader' as const], unit_id: 'squad' }
const over = { id: 'over', roles: ['brigade_leader' as const], unit_id: 'brigade' }
const nobody = () => false
const nameOf = (id: string) => ({ wang: '王某', li: '李某' })[id] ?? ''

describe('who may say what', () => {
  it('is the other until they agreed, then whoever leads the squad, and the asker to take it back', () => {
    expect([answersOf(swap(), li), answersOf(swap(), boss), answersOf(swap(), wang)]).toEqual([['refuse', 'agree'], [], ['withdraw']])
    const agreed = swap({ state: 'agreed' })
    expect([answersOf(agreed, li), answersOf(agreed, boss), answersOf(agreed, wang)]).toEqual([['refuse'], ['refuse', 'approve'], ['withdraw']])
  })
  it('is nobody once it is settled, and nobody of another squad', () => {
    expect(answersOf(swap({ state: 'approved' }), boss)).toEqual([])
    expect(answersOf(leave(), { ...boss, unit_id: 'other' })).toEqual([])
  })
  it('is no approval over a roster that has moved, or of a shift that is over', () => {
    expect(answersOf(swap({ state: 'agreed', hindrance: 'swap_outdated' }), boss)).toEqual(['refuse'])
    expect(answersOf(leave({ is_past: true }), boss)).toEqual(['refuse'])
    expect(answersOf(swap({ is_past: true }), li)).toEqual(['refuse'])
  })
  it('is not the leader where they ask themselves', () => {
    expect([answersOf(leave({ officer_id: 'boss' }), boss), answersOf(leave({ officer_id: 'boss' }), over)]).toEqual([['withdraw'], ['refuse', 'approve']])
  })
})

describe('for whom something waits', () => {
  it('is the other, then the leader; the brigade’s leader only where a leader asks', () => {
    expect([waitsFor(swap(), li, nobody), waitsFor(swap(), wang, nobody), waitsFor(swap({ state: 'agreed' }), li, nobody)]).toEqual([true, false, false])
    expect([waitsFor(leave(), boss, nobody), waitsFor(leave(), over, nobody), waitsFor(leave(), over, (id) => id === 'wang')]).toEqual([true, false, true])
  })
  it('is nobody any more who answered on this phone, unless the server refused the answer', () => {
    const said = anEntry('roster.respond_swap', { swap_id: 'one', answer: 'agree', note: '' })
    expect([...answered([said])]).toEqual([['one', 'agree']])
    expect([...answered([{ ...said, state: refused('swap_closed') }])]).toEqual([])
  })
})

describe('what was asked for without a signal', () => {
  it('stands among the requests until the server tells of it', () => {
    const asked = anEntry('roster.request_leave', { first_day: '2026-11-27', last_day: '2026-11-27', kind: 'sick', reason: '' }, { id: 'new' })
    expect(unsent([asked], wang, []).map(({ id, state }) => [id, state])).toEqual([['new', 'asked']])
    expect(unsent([asked], wang, [leave({ id: 'new' })])).toEqual([])
    expect(unsent([{ ...asked, state: confirmed(7) }], wang, [])).toEqual([])
  })
})

describe('in words', () => {
  it('both sides, or who takes over, or the days of leave', () => {
    expect(requestText(swap(), nameOf)).toBe('王某 11月28日 星期六 夜班 ⇄ 李某 11月29日 星期日 白班')
    expect(requestText(swap({ other_day: null, other_shifts: [] }), nameOf)).toBe('王某 11月28日 星期六 夜班 由李某替班')
    expect(requestText(leave(), nameOf)).toBe('王某 事假 11月27日 星期五 – 11月29日 星期日')
  })
  it('an open leave waits for approval, as nobody else has to agree', () => {
    expect([stateText(leave()), stateText(swap())]).toEqual(['待批准', '待对方同意'])
  })
})

describe('days of leave', () => {
  it('are in order, not all over, and at most 31', () => {
    const today = '2026-11-27'
    expect(isSpan('2026-11-27', '2026-11-27', today)).toBe(true)
    expect(isSpan('2026-11-26', '2026-11-27', today)).toBe(true)
    expect(isSpan('2026-11-27', '2026-12-27', today)).toBe(true)
    expect([isSpan('2026-11-28', '2026-11-27', today), isSpan('2026-11-25', '2026-11-26', today), isSpan('2026-11-27', '2026-12-28', today), isSpan('', '2026-11-27', today)]).toEqual([false, false, false, false])
  })
})
