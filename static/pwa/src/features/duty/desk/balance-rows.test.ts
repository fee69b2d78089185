import { describe, expect, it } from 'vitest'
import type { SectionBalance } from '../../../api/desk'
import { balanceRows } from './balance-rows'

const TODAY = '2026-11-22'
const of = (section_id: string, last_due_day: string | null, last_passed_day: string | null, unknown = false): SectionBalance => ({ section_id, unit_id: 'squad', last_due_day, last_passed_day, passes_unknown: unknown })
const ids = (balances: SectionBalance[], span: '7' | '30' | 'all') => balanceRows(balances, TODAY, span).map(({ section_id }) => section_id)

describe('the balance of the network', () => {
  it('names sections with neither a demand nor a pass, the longest neglected first', () => {
    const balances = [of('served', TODAY, null), of('week', '2026-11-15', '2026-11-10'), of('never', null, null), of('edge', '2026-11-16', null)]
    expect(ids(balances, '7')).toEqual(['never', 'week'])
    expect(ids(balances, '30')).toEqual(['never'])
    expect(ids(balances, 'all')).toHaveLength(4)
  })
  it('counts a pass that nobody demanded', () => {
    expect(ids([of('passed', null, '2026-11-20')], '7')).toEqual([])
  })
  it('calls unknown what was demanded and no track tells of', () => {
    const states = balanceRows([of('dark', TODAY, null, true), of('seen', TODAY, TODAY, true), of('due', TODAY, null)], TODAY, 'all').map(({ section_id, state }) => `${section_id} ${state}`)
    expect(states.sort()).toEqual(['dark unknown', 'due served', 'seen served'])
  })
})
