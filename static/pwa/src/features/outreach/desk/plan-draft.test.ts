import { describe, expect, it } from 'vitest'
import { aTarget } from '../test/made'
import { faultsOfPlan, newPlanDraft, planOf, targetsFor, townsOf, type Narrowing } from './plan-draft'

const draft = newPlanDraft('brigade', '2026-11-23')
const everything: Narrowing = { kind: '', town: '', query: '', onlyOpen: false }
const school = aTarget('school', { kind: 'school', name: '郭屯小学', town_name: '郭店屯镇' })
const village = aTarget('village', { name: '阿城村', town_name: '阿城镇' })
const reached = new Map([['school', { target_id: 'school', sessions: 1, last_held_on: '2026-11-01', planned_on: null }]])
const named = (narrowing: Partial<Narrowing>, chosen: string[] = []) => targetsFor([school, village], { ...everything, ...narrowing }, reached, chosen).map(({ id }) => id)

describe('a plan at the desk', () => {
  it('needs a target and days in their order', () => {
    expect(faultsOfPlan(draft)).toEqual(['targets'])
    expect(faultsOfPlan({ ...draft, target_ids: ['a'], ends_on: '2026-11-22' })).toEqual(['days'])
    expect(faultsOfPlan({ ...draft, target_ids: ['a'] })).toEqual([])
  })

  it('has room for twenty targets in one talk, for many more as a talk each', () => {
    const target_ids = Array.from({ length: 21 }, (_, index) => String(index))
    expect(faultsOfPlan({ ...draft, target_ids, one_each: false })).toEqual(['tooMany'])
    expect(faultsOfPlan({ ...draft, target_ids })).toEqual([])
  })

  it('says null for an hour or a must that wasn’t chosen', () => {
    expect(planOf({ ...draft, target_ids: ['a'], note: ' 先联系村委 ' })).toMatchObject({ begins_at: null, category: null, note: '先联系村委', one_each: true })
  })
})

describe('the targets to plan for', () => {
  it('are narrowed by kind, town, words and what is still to be reached', () => {
    expect([named({ kind: 'school' }), named({ town: '阿城镇' }), named({ query: '郭屯' }), named({ onlyOpen: true })]).toEqual([['school'], ['village'], ['school'], ['village']])
  })

  it('keep in sight what is chosen', () => {
    expect(named({ kind: 'village' }, ['school'])).toEqual(['school', 'village'])
  })

  it('lie in these towns', () => {
    expect(townsOf([school, village, aTarget('x', { town_name: '' })])).toEqual(['阿城镇', '郭店屯镇'])
  })

  it('leave out what was given up', () => {
    expect(targetsFor([{ ...village, active: false }], everything, new Map(), [])).toEqual([])
  })
})
