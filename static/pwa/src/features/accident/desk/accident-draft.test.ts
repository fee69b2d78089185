import { expect, it } from 'vitest'
import { changesOf, draftOf, emptyDraft, faultsOf, instantOf, localOf, saidBy } from './accident-draft'
import { anAccident } from './testing'

it('shows and reads times by the county’s clock, whatever the browser’s', () => {
  expect(localOf('2026-03-04T23:30:00.000Z')).toBe('2026-03-05T07:30')
  expect(instantOf('2026/3/5 7:30')).toBe('2026-03-04T23:30:00.000Z')
  for (const text of ['2026-02-30 07:30', '2026-03-05', '7:30', '2026-03-05 25:00']) expect(instantOf(text)).toBeNull()
})

it('says only what was changed, and nothing where nothing was', () => {
  const accident = anAccident()
  expect(changesOf(accident, draftOf(accident))).toEqual({})
  expect(changesOf(accident, { ...draftOf(accident), injuries: '2', cause: '32' })).toEqual({ injuries: 2, cause: '32' })
})

it('keeps unknown apart from zero', () => {
  expect(saidBy({ ...draftOf(anAccident()), injuries: '' })['injuries']).toBeNull()
  expect(saidBy({ ...draftOf(anAccident()), injuries: '0' })['injuries']).toBe(0)
})

it('counts late deaths among those that were said', () => {
  expect(draftOf(anAccident({ deaths: 1, deaths_late: 1 })).deaths).toBe('2')
})

it('names what it can’t read', () => {
  expect(faultsOf(emptyDraft())).toEqual(['occurred_at'])
  expect(faultsOf({ ...draftOf(anAccident()), deaths: 'x', death_times: '昨天', injuries: '-1', parties: [{ vehicle_type: '', age: '老' }] })).toEqual(['deaths', 'death_times', 'injuries', 'parties'])
})
