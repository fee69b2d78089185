import { describe, expect, it } from 'vitest'
import { anEntry, confirmed, refused } from '../../app/testing/entries'
import { agendaOf, formOfPlan, heldHere } from './plan'
import { dayText, planDays, planTargets } from './plan-words'
import { isOnlyPlanned, isUntouched } from './talk'
import { aPlanItem, aTalk } from './test/made'

const me = { id: 'me' }
const TODAY = '2026-11-24'
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

describe('what is planned', () => {
  it('is overdue, may be held today, or comes', () => {
    const past = aPlanItem('past', { starts_on: '2026-11-20', ends_on: '2026-11-23' })
    const last = aPlanItem('last', { starts_on: '2026-11-20', ends_on: '2026-11-24' })
    const next = aPlanItem('next', { starts_on: '2026-11-25', ends_on: '2026-11-25' })
    const { overdue, today, coming } = agendaOf([next, last, past], me, TODAY, new Set())
    expect([ids(overdue), ids(today), ids(coming)]).toEqual([['past'], ['last'], ['next']])
  })

  it('shows first what has to be done soonest, and at the agreed hour', () => {
    const items = [aPlanItem('b', { begins_at: '14:00' }), aPlanItem('late', { ends_on: '2026-11-30' }), aPlanItem('a', { begins_at: '09:30' })]
    expect(ids(agendaOf(items, me, TODAY, new Set()).today)).toEqual(['a', 'b', 'late'])
  })

  it('is for the members of its team, and for everybody where it has none', () => {
    const items = [aPlanItem('others', { team_ids: ['other'] }), aPlanItem('mine', { team_ids: ['other', 'me'] }), aPlanItem('anybodys')]
    expect(ids(agendaOf(items, me, TODAY, new Set()).today).sort()).toEqual(['anybodys', 'mine'])
  })

  it('leaves the list once this phone has told of it, sent or not, and comes back when that was taken back', () => {
    const talk = anEntry('outreach.close_session', { ...aTalk, plan_item_id: 'item' }, { id: 'talk' })
    const withdrawal = anEntry('outreach.withdraw_session', { command_id: 'talk', reason: '重复' }, { id: 'back' })
    expect([...heldHere([talk])]).toEqual(['item'])
    expect([...heldHere([{ ...talk, state: confirmed(7) }])]).toEqual(['item'])
    expect(heldHere([withdrawal, talk]).size).toBe(0)
    expect(heldHere([{ ...talk, state: refused('target_unknown') }]).size).toBe(0)
    expect(agendaOf([aPlanItem('item')], me, TODAY, heldHere([talk])).today).toEqual([])
  })

  it('fills in the talk that carries it out', () => {
    const form = formOfPlan(aPlanItem('item', { target_ids: ['a', 'b'], forms: ['lecture'], themes: ['helmet'], team_ids: ['me'] }))
    expect(form).toMatchObject({ plan_item_id: 'item', target_ids: ['a', 'b'], forms: ['lecture'], themes: ['helmet'], presenter_ids: ['me'], started_at: null })
    expect([isUntouched(form, []), isOnlyPlanned(form, [])]).toEqual([false, true])
    expect(isOnlyPlanned({ ...form, started_at: '2026-11-24T01:00:00.000Z' }, [])).toBe(false)
  })

  it('is named by its targets and its days', () => {
    const outreach = { targetName: (id: string) => id }
    expect(planTargets({ target_ids: ['甲村', '乙村'] }, outreach)).toBe('甲村、乙村')
    expect(planTargets({ target_ids: ['甲', '乙', '丙', '丁'] }, outreach)).toBe('甲、乙、丙 等 4 个')
    expect(planDays(aPlanItem('x', { ends_on: '2026-11-23', begins_at: '09:30' }))).toBe('11月23日 09:30')
    expect(planDays(aPlanItem('x'))).toBe('11月23日 – 11月25日')
    expect([dayText('2026-01-02', new Date('2026-11-23T02:00:00Z')), dayText('2025-01-02', new Date('2026-11-23T02:00:00Z'))]).toEqual(['1月2日', '2025-01-02'])
  })
})
