import { describe, expect, it } from 'vitest'
import { aPlanItem, aSession } from '../test/made'
import { countRows, daysOf, groupRows, monthAfter, monthOf, standingOfRow } from './ledger'

const held = { item: aPlanItem('held', { standing: 'held', session_ids: ['talk'] }), sessions: [aSession('talk', { target_ids: ['village', 'school'] })] }
const open = { item: aPlanItem('open', { starts_on: '2026-11-24', ends_on: '2026-11-24', unit_id: 'squad' }), sessions: [] }
const unplanned = { item: null, sessions: [aSession('other', { held_on: '2026-11-23', target_ids: ['fair'] })] }

describe('the months of the ledger', () => {
  it('begin on the first and end on the last day, over the turn of the year too', () => {
    expect(monthOf(new Date('2026-10-31T16:30:00.000Z'))).toBe('2026-11')
    expect(daysOf('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })
})

describe('the rows of the ledger', () => {
  it('stand under their day, their unit, or each of their targets', () => {
    const keys = (by: 'day' | 'unit' | 'target') => groupRows([held, unplanned, open], by).map(({ key, rows }) => `${key} ${rows.length}`)
    expect(keys('day')).toEqual(['2026-11-23 2', '2026-11-24 1'])
    expect(keys('unit')).toEqual(['brigade 2', 'squad 1'])
    expect(keys('target')).toEqual(['village 2', 'school 1', 'fair 1'])
  })

  it('say what became of each: overdue only once its last day is over', () => {
    expect([standingOfRow(open, '2026-11-24'), standingOfRow(open, '2026-11-25'), standingOfRow(unplanned, '2026-11-25')]).toEqual(['open', 'overdue', 'unplanned'])
    expect(countRows([held, open, unplanned], '2026-11-25')).toEqual({ open: 0, overdue: 1, held: 1, cancelled: 0, unplanned: 1 })
  })
})
