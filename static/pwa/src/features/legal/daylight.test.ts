import { expect, it } from 'vitest'
import { isNight } from './daylight'

/** 阳谷, in the west of Shandong. */
const here = { latitude: 36.11, longitude: 115.79 }
const night = (clock: string) => isNight(new Date(`${clock}:00+08:00`), here)

it('knows dusk and dawn of midwinter and midsummer to a quarter of an hour', () => {
  // sunrise 07:22 and sunset 17:07 at the winter solstice, 04:57 and 19:36 in June
  expect([night('2026-12-22T07:05'), night('2026-12-22T07:40'), night('2026-12-22T16:50'), night('2026-12-22T17:25')]).toEqual([true, false, false, true])
  expect([night('2026-06-21T04:40'), night('2026-06-21T05:12'), night('2026-06-21T19:20'), night('2026-06-21T19:52')]).toEqual([true, false, false, true])
})

it('has a day and a night at the equinox wherever the phone’s own zone is', () => {
  expect([night('2026-03-20T00:00'), night('2026-03-20T12:30')]).toEqual([true, false])
})
