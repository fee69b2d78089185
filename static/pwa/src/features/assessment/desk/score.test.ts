import { expect, it } from 'vitest'
import { aCredit, aRequirement } from '../../../app/desk/testing/made'
import { aLine } from './testing'
import { cardPath, groupsOf } from './score'

const requirements = ['one', 'two', 'three', 'four'].map((id) => aRequirement({ id }))
const credits = [
  aCredit({ requirement_id: 'one', value: '1.0000' }),
  aCredit({ requirement_id: 'two', value: '0.0000' }),
  aCredit({ requirement_id: 'one', indicator: 'staffing_rule', value: '0.0000' }),
]

it('opens a line to exactly the requirements that it names', () => {
  const groups = groupsOf(aLine({ credited: ['one', 'two'], unknown: ['three'], exempt: [] }), { credits, requirements })
  expect(groups.credited.map(({ requirement }) => requirement.id)).toEqual(['two', 'one'])
  expect(groups.unknown.map(({ requirement }) => requirement.id)).toEqual(['three'])
  expect(groups.exempt).toEqual([])
})

it('takes the credit of the line’s own indicator', () => {
  const [, first] = groupsOf(aLine({ credited: ['one', 'two'] }), { credits, requirements }).credited
  expect(first?.credit?.value).toBe('1.0000')
})

it('shows a requirement that nothing was reckoned for without a credit', () => {
  expect(groupsOf(aLine({ unknown: ['four'] }), { credits, requirements }).unknown[0]?.credit).toBeNull()
})

it('asks for one subject at a time', () => {
  expect(cardPath({ kind: 'officer', id: 'wang', day: '' })).toBe('/scorecards?subject_kind=officer&subject_id=wang')
  expect(cardPath({ kind: 'squad', id: 'squad', day: '2026-10-25' })).toBe('/scorecards?subject_kind=squad&subject_id=squad&day=2026-10-25')
})
