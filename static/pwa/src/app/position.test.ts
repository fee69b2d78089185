// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent } from 'vue'
import { expect, it } from 'vitest'
import { FakeClock } from '../../tests/fake-clock'
import type { FixAnswer } from '../platform/geolocation'
import { usePosition, type Position } from './position'
import { servicesKey } from './services'
import { servicesWith, standingAt } from './testing/services'

/** A phone that lies still: its browser tells one position and no other, unless it is asked. */
function lyingStill(first: FixAnswer | null) {
  const clock = new FakeClock()
  const fix = () => ({ kind: 'fix' as const, fix: { datum: 'wgs84' as const, latitude: 36, longitude: 115, accuracy_m: 8, at: clock.now().toISOString() } })
  const geolocation = { ...standingAt(first ?? fix()) }
  geolocation.once.mockImplementation(() => Promise.resolve(fix()))
  let position = null as Position | null
  const holder = defineComponent({ setup: () => { position = usePosition() }, render: () => null })
  mount(holder, { global: { provide: { [servicesKey as symbol]: servicesWith({ clock, geolocation }) } } })
  return { clock, geolocation, position: position as unknown as Position }
}

it('keeps no record waiting while a fix of the last minute is at hand', async () => {
  const { clock, geolocation, position } = lyingStill(null)
  const at = clock.now().toISOString()
  clock.advance(5_000)
  expect((await position.fixForRecord())?.at).toBe(at)
  expect(geolocation.once).not.toHaveBeenCalled()
})

it('asks again by itself before the fix grows old', async () => {
  const { clock, position } = lyingStill(null)
  for (let step = 0; step < 8; step += 1) {
    clock.advance(10_000)
    await flushPromises()
  }
  const age_ms = clock.now().getTime() - Date.parse((await position.fixForRecord())?.at ?? '')
  expect(age_ms).toBeLessThanOrEqual(20_000)
})

it('asks once where there is no fix, and never where positions are forbidden', async () => {
  const without = lyingStill({ kind: 'timeout' })
  expect(await without.position.fixForRecord()).not.toBeNull()
  const forbidden = lyingStill({ kind: 'denied' })
  expect(await forbidden.position.fixForRecord()).toBeNull()
  expect(forbidden.geolocation.once).not.toHaveBeenCalled()
})
