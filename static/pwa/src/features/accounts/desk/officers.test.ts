import { expect, it } from 'vitest'
import { directory } from '../../../app/desk/testing/made'
import { changeOf, draftOf, faultsOf, faultsOfNew, listed, mayManage, mentorsFor, newOfficerOf } from './officers'
import { madePassword } from './passwords'

const [boss, wang, li, zhao] = directory.officers as [never, never, never, never]
const draft = { badge: ' F0101 ', name: ' 李辅警 ', rank: 'auxiliary' as const, unit_id: 'squad', mentor_id: 'wang', roles: ['officer' as const], password: 'secret-12' }

it('takes an auxiliary on only with a mentor', () => {
  expect(faultsOfNew(draft)).toEqual([])
  expect(faultsOfNew({ ...draft, mentor_id: '' })).toEqual(['mentor'])
  expect(newOfficerOf(draft)).toEqual({ ...draft, badge: 'F0101', name: '李辅警' })
})

it('gives a police officer no mentor, whatever was chosen before', () => {
  expect(newOfficerOf({ ...draft, rank: 'police' }).mentor_id).toBeNull()
})

it('names everything that is missing, in the order of the form', () => {
  expect(faultsOfNew({ badge: '李', name: ' ', rank: 'auxiliary', unit_id: '', mentor_id: '', roles: [], password: 'short' })).toEqual(['badge', 'name', 'unit', 'mentor', 'roles', 'password'])
  expect(faultsOf(draftOf(wang))).toEqual([])
})

it('changes only what is said otherwise', () => {
  expect(changeOf(wang, draftOf(wang))).toBeNull()
  expect(changeOf(wang, { ...draftOf(wang), name: '王队长 ' })).toEqual({ name: '王队长' })
  expect(changeOf(wang, { ...draftOf(wang), rank: 'auxiliary', mentor_id: 'zhao' })).toEqual({ rank: 'auxiliary', mentor_id: 'zhao' })
})

it('offers active police as mentors, those of the unit first', () => {
  const { own, others } = mentorsFor(directory.officers, 'li', 'squad')
  expect([own, others].map((group) => group.map(({ id }) => id))).toEqual([['wang'], ['boss', 'zhao']])
})

it('leaves a stronger account to its own administrators', () => {
  expect(mayManage(wang, new Set(['squad']))).toBe(true)
  expect(mayManage(boss, new Set(['squad']))).toBe(false)
  expect(mayManage({ unit_id: 'squad', grants: [{ role: 'supervisor', unit_id: 'brigade' }] } as never, new Set(['squad']))).toBe(false)
})

it('lists by unit, and the disabled only when asked to', () => {
  const gone = { ...(li as object), id: 'gone', name: '旧人', active: false } as never
  const shown = (query: string, withDisabled: boolean) => listed([zhao, gone, wang, li], { query, withDisabled, unitOrder: (id) => ['squad', 'other'].indexOf(id) }).map(({ id }) => id)
  expect(shown('', false)).toEqual(['li', 'wang', 'zhao'])
  expect(shown('', true)).toEqual(['li', 'wang', 'gone', 'zhao'])
  expect(shown('p-wang', false)).toEqual(['wang'])
})

it('makes passwords of letters and digits that nobody confuses', () => {
  expect(madePassword()).toMatch(/^[a-hjkmnp-z2-9]{12}$/)
  const bytes = [255, ...Array(12).fill(0) as number[]]
  expect(madePassword((array) => array.fill(bytes.shift() ?? 0))).toBe('aaaaaaaaaaaa')
})
