import { effectScope, type ShallowRef } from 'vue'
import { expect, it, vi } from 'vitest'
import { useLive } from './live'
import { alive } from './testing/services'

function followed() {
  const source = alive(1)
  let running = 0
  const live = {
    subscribe: (next: (value: number) => void) => {
      running += 1
      const stop = source.subscribe(next)
      return () => {
        running -= 1
        stop()
      }
    },
  }
  const follower = () => {
    const scope = effectScope()
    const value = scope.run(() => useLive(live, 0)) as Readonly<ShallowRef<number>>
    return { value, leave: () => { scope.stop() } }
  }
  return { source, follower, running: () => running }
}

it('reads the store once for all who follow the same', () => {
  const { source, follower, running } = followed()
  const [one, other] = [follower(), follower()]
  source.tell(2)
  expect([one.value.value, other.value.value, running()]).toEqual([2, 2, 1])
})

it('tells a late follower at once what the others know', () => {
  const { source, follower } = followed()
  follower()
  source.tell(3)
  expect(follower().value.value).toBe(3)
})

it('lets go when the last one leaves, and begins anew with the next', () => {
  const { source, follower, running } = followed()
  const [one, other] = [follower(), follower()]
  one.leave()
  expect(running()).toBe(1)
  other.leave()
  expect(running()).toBe(0)
  source.tell(4)
  expect(follower().value.value).toBe(4)
})

it('reads again after a read that failed, and no more once nobody follows', () => {
  vi.useFakeTimers()
  const fails: ((error: unknown) => void)[] = []
  const live = {
    subscribe: (next: (value: number) => void, failed?: (error: unknown) => void) => {
      if (fails.length === 1) next(7)
      else if (failed !== undefined) fails.push(failed)
      return () => undefined
    },
  }
  const scope = effectScope()
  const value = scope.run(() => useLive(live, 0))
  fails[0]?.(new Error('closed'))
  vi.runAllTimers()
  expect(value?.value).toBe(7)
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
