import { describe, expect, it } from 'vitest'
import vectors from '../../../../../tests/vectors/staffing.json'
import { crewOf, staffingOf } from './crew'

describe.each(vectors.cases)('a crew of $police police and $auxiliaries auxiliaries', ({ police, auxiliaries, by_day, at_night }) => {
  it.each([[false, by_day], [true, at_night]] as const)('is judged as on the server, dark: %s', (dark, broken) => {
    const { kind } = staffingOf({ police, auxiliaries, unknown: 0 }, dark)
    if (police + auxiliaries === 0) expect(kind).toBe('unknown') // nobody named: not known, not short
    else expect(kind).toBe(broken.length === 0 ? 'kept' : 'short')
  })
})

it('says what is missing in both ways that would do', () => {
  expect(staffingOf({ police: 2, auxiliaries: 1, unknown: 0 }, true)).toEqual({ kind: 'short', police: 1, instead: { police: 0, auxiliaries: 1 } })
  expect(staffingOf({ police: 1, auxiliaries: 0, unknown: 0 }, true)).toEqual({ kind: 'short', police: 2, instead: { police: 1, auxiliaries: 2 } })
})

it('does not call a crew short while somebody of it is unknown', () => {
  const crew = crewOf(['a', 'b', 'b'], (id) => (id === 'a' ? 'police' : undefined))
  expect(crew).toEqual({ police: 1, auxiliaries: 0, unknown: 1 })
  expect(staffingOf(crew, false).kind).toBe('unknown')
})
