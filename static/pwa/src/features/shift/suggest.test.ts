import { expect, it } from 'vitest'
import type { Requirement } from '../duty'
import { suggestedCrew } from './suggest'
import { aStart, ME, told } from './test/made'

const NOON = new Date('2026-11-23T04:00:00.000Z')

function due(starts_at: string, ends_at: string, officer_ids: string[], vehicle_id: string | null): Requirement {
  return { id: starts_at, unit_id: 'unit', duty_day: '2026-11-23', kind: 'post', post_id: 'post', section_id: null, starts_at, ends_at, officer_ids, vehicle_id, demands_check_in: false }
}
const now = due('2026-11-23T03:00:00.000Z', '2026-11-23T06:00:00.000Z', [ME, 'li'], 'car')
const tonight = due('2026-11-23T11:00:00.000Z', '2026-11-23T13:00:00.000Z', [ME, 'zhao'], 'other')
const last = aStart('start', '2026-11-22T00:00:00.000Z', { crew_ids: ['sun'], vehicle_id: 'van' })

it('a crew goes out as planned for now', () => {
  expect(suggestedCrew([tonight, now], [last], [], ME, NOON)).toEqual({ crew_ids: ['li'], vehicle_id: 'car' })
})

it('the roster comes before the plan', () => {
  const rostered = { month: '2026-11', shifts: [{ day: '2026-11-23', kind: 'day' as const, vehicle_id: 'van', mate_ids: ['zhao'] }] }
  expect(suggestedCrew([now], [last], [], ME, NOON, [rostered])).toEqual({ crew_ids: ['zhao'], vehicle_id: 'van' })
})

it('without a plan for now it goes out as it did last, on this phone or on another', () => {
  expect(suggestedCrew([tonight], [last], [], ME, NOON)).toEqual({ crew_ids: ['sun'], vehicle_id: 'van' })
  const elsewhere = told('shift', '2026-11-22T00:00:00.000Z', { crew_ids: ['sun'], vehicle_id: 'van' })
  expect(suggestedCrew([], [], [elsewhere], ME, NOON)).toEqual({ crew_ids: ['sun'], vehicle_id: 'van' })
})

it('a plan for others, and a colleague’s shift, suggest nothing', () => {
  const theirs = told('shift', '2026-11-22T00:00:00.000Z', { officer_id: 'wang', crew_ids: [ME] })
  expect(suggestedCrew([due(now.starts_at, now.ends_at, ['wang'], 'car')], [], [theirs], ME, NOON)).toEqual({ crew_ids: [], vehicle_id: null })
})
