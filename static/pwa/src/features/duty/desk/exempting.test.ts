import { expect, it } from 'vitest'
import { bodyOf, wholeOf } from './exempting'

const night = { starts_at: '2026-11-23T15:00:00.000Z', ends_at: '2026-11-23T19:00:00.000Z' }

it('sends no times for the whole of a requirement', () => {
  expect(bodyOf({ reason: 'task', note: ' 指令 ', part: null }, night)).toEqual({ reason: 'task', note: '指令', starts_at: null, ends_at: null })
})

it('puts a clock after midnight on the next day', () => {
  expect(bodyOf({ reason: 'task', note: '', part: { from: '23:30', to: '01:15' } }, night)).toMatchObject({
    starts_at: '2026-11-23T15:30:00.000Z', ends_at: '2026-11-23T17:15:00.000Z',
  })
})

it('takes no part that lies outside or runs backwards', () => {
  expect(bodyOf({ reason: 'task', note: '', part: { from: '22:00', to: '23:30' } }, night)).toBeNull()
  expect(bodyOf({ reason: 'task', note: '', part: { from: '02:00', to: '23:30' } }, night)).toBeNull()
  expect(bodyOf({ reason: 'task', note: '', part: { from: '', to: '23:30' } }, night)).toBeNull()
})

it('begins with the whole of it', () => {
  expect(wholeOf(night)).toEqual({ from: '23:00', to: '03:00' })
})
