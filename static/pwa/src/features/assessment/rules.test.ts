import { describe, expect, it } from 'vitest'
import { lightsText } from './lights'
import { countStates, evidenceByKind, lightShares, percentText, tellingFacts } from './rules'

describe('a share', () => {
  it('is shown with at most one digit', () => {
    expect(percentText('1.0000')).toBe('100')
    expect(percentText('0.6250')).toBe('62.5')
    expect(percentText('0.0000')).toBe('0')
  })
})

describe('facts', () => {
  it('of a post are minutes', () => {
    expect(tellingFacts({ required_s: 7200, present_s: 6600, cars: 1 })).toEqual([{ name: 'required_s', count: 120 }, { name: 'present_s', count: 110 }])
  })

  it('of a section are kilometres and passes', () => {
    expect(tellingFacts({ length_m: 14_800, covered_m: 0, passes: 0, required_s: 7200 }))
      .toEqual([{ name: 'length_m', count: 14.8 }, { name: 'covered_m', count: 0 }, { name: 'passes', count: 0 }])
  })
})

it('counts credits by state', () => {
  expect(countStates([{ state: 'credited' }, { state: 'unknown' }, { state: 'credited' }])).toEqual({ credited: 2, unknown: 1, exempt: 0 })
})

it('groups evidence by kind', () => {
  expect(evidenceByKind([{ kind: 'track', id: 'a' }, { kind: 'check_in', id: 'b' }, { kind: 'track', id: 'c' }]))
    .toEqual([{ kind: 'track', ids: ['a', 'c'] }, { kind: 'check_in', ids: ['b'] }])
})

describe('the lights', () => {
  it('are told in shares of the presence that make a hundred together', () => {
    expect(lightShares({ lights_on_s: 2952, lights_off_s: 0, lights_unknown_s: 648 })).toEqual({ on: 82, off: 0, unknown: 18 })
    expect(lightsText({ lights_on_s: 2952, lights_off_s: 0, lights_unknown_s: 648 })).toBe('警灯：亮 82%，未知 18%')
    expect(lightsText({ lights_on_s: 1, lights_off_s: 1, lights_unknown_s: 0 })).toBe('警灯：亮 50%，灭 50%')
  })

  it('are not spoken of where no car told of them', () => {
    expect(lightsText({ lights_on_s: 0, lights_off_s: 0, lights_unknown_s: 3600 })).toBeNull()
    expect(lightsText({ required_s: 3600 })).toBeNull()
  })
})
