import { expect, it } from 'vitest'
import { branches, namesOf, OVERSEEING, REVOKING, unitsUnder } from './directory'
import { directory } from './testing/made'

it('counts units from the topmost one that is overseen', () => {
  expect(unitsUnder(directory, 'boss', OVERSEEING).map(({ unit, depth }) => [unit.id, depth])).toEqual([['brigade', 0], ['squad', 1], ['other', 1]])
})

it('lists a unit once that two roles reach', () => {
  const officers = directory.officers.map((officer) => (officer.id === 'wang'
    ? { ...officer, grants: [{ role: 'squad_leader' as const, unit_id: 'squad' }, { role: 'supervisor' as const, unit_id: 'brigade' }] } : officer))
  expect(unitsUnder({ ...directory, officers }, 'wang', OVERSEEING)).toHaveLength(3)
})

it('gives nobody a unit to oversee for a field role', () => {
  expect(unitsUnder(directory, 'wang', OVERSEEING)).toEqual([])
})

it('lets a squad leader see phones that only a supervisor may shut out', () => {
  const officers = directory.officers.map((officer) => (officer.id === 'wang' ? { ...officer, grants: [{ role: 'squad_leader' as const, unit_id: 'squad' }] } : officer))
  expect(unitsUnder({ ...directory, officers }, 'wang', OVERSEEING)).toHaveLength(1)
  expect(unitsUnder({ ...directory, officers }, 'wang', REVOKING)).toEqual([])
})

it('has a dash for what it doesn’t know', () => {
  expect(namesOf(directory).officer('stranger')).toBe('—')
  expect(namesOf(directory).vehicle(null)).toBeNull()
})

it('lists squads as they are numbered', () => {
  const [brigade, ...others] = directory.units
  const units = ['三中队', '一中队', '十中队', '二中队'].flatMap((name) => others.slice(0, 1).map((squad) => ({ ...squad, id: name, name })))
  expect(branches(brigade === undefined ? units : [brigade, ...units]).slice(1).map(({ unit }) => unit.name)).toEqual(['一中队', '二中队', '三中队', '十中队'])
})
