import { describe, expect, it } from 'vitest'
import vectors from '../../../../../tests/vectors/check_in.json'
import { byNearness, distanceM, judge, postToOffer } from './rules'

const point = (latitude: number, longitude: number) => ({ latitude, longitude })
const post = (id: string, latitude: number, radius_m = 100) => ({ id, name: id, ...point(latitude, 115.8), radius_m })
const fix = (latitude: number, accuracy_m = 10) => ({ ...point(latitude, 115.8), accuracy_m, age_s: 0 })
const offered = (...args: Parameters<typeof postToOffer<ReturnType<typeof post>>>) => postToOffer(...args)?.post.id ?? null

describe('judging a position', () => {
  it.each(vectors.cases.filter((each) => each.distance_m !== null && each.accuracy_m !== null))('$name', ({ distance_m, accuracy_m, radius_m, age_s, expected }) => {
    expect(judge(distance_m, accuracy_m, radius_m, age_s)).toBe(expected)
  })
})

describe('distance', () => {
  it('is nothing from a point to itself', () => {
    expect(distanceM(point(36.1, 115.8), point(36.1, 115.8))).toBe(0)
  })

  it('of a degree of latitude is a 360th of the meridian', () => {
    expect(distanceM(point(36, 115.8), point(37, 115.8))).toBeCloseTo(111_195.08, 1)
  })
})

describe('the post that is offered', () => {
  const near = post('near', 36.1)
  const far = post('far', 36.2)

  it('is the one in which the phone stands, whatever is due elsewhere', () => {
    expect(offered([near, far], fix(36.1), ['far'])).toBe('near')
  })

  it('is the one in which it may stand when the fix is rough', () => {
    expect(offered([near, far], fix(36.1, 300), ['far'])).toBe('near')
  })

  it('is the one that is due when the phone stands nowhere', () => {
    expect(offered([near, far], fix(36.15), ['far'])).toBe('far')
  })

  it('is the one that is due when there is no fix', () => {
    expect(offered([near, far], null, ['far'])).toBe('far')
  })

  it('is the nearest in sight when nothing is due', () => {
    expect(offered([near, far], fix(36.103), [])).toBe('near')
  })

  it('is none when nothing is due and nothing near', () => {
    expect(offered([near, far], fix(36.15), [])).toBeNull()
  })

  it('is not one kilometres away because the fix is useless', () => {
    expect(offered([near, far], fix(36.15, 20_000), ['far'])).toBe('far')
  })
})

describe('the list of posts', () => {
  it('begins with the nearest', () => {
    expect(byNearness([post('b', 36.2), post('a', 36.1)], fix(36.21)).map(({ post: { id } }) => id)).toEqual(['b', 'a'])
  })

  it('is by name without a fix', () => {
    expect(byNearness([post('b', 36.2), post('a', 36.1)], null).map(({ post: { id } }) => id)).toEqual(['a', 'b'])
  })
})
