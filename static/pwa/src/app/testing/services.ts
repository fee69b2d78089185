/** Services for component tests: nothing of the world outside, everything to be replaced. */
import { vi, type Mock } from 'vitest'
import { shallowRef } from 'vue'
import type { Live, Offline } from '../../offline'
import type { FixAnswer, Geolocation } from '../../platform/geolocation'
import { pageLocks } from '../../platform/locks'
import { createPreferences } from '../preferences'
import type { Services } from '../services'

/** A live value that tells one thing, until `tell` says another. */
export function alive<T>(first: T): Live<T> & { tell: (next: T) => void } {
  const listeners = new Set<(value: T) => void>()
  let value = first
  return {
    subscribe: (next) => {
      listeners.add(next)
      next(value)
      return () => listeners.delete(next)
    },
    tell: (next) => {
      value = next
      listeners.forEach((listener) => { listener(next) })
    },
  }
}

export const NOW = new Date('2026-11-23T02:00:00.000Z')

/** The methods that a test calls must be given; any other is an error by its name. */
export function offlineWith(over: Partial<Offline>): Offline {
  const nothing: Partial<Offline> = {
    counts: alive({ created: 0, confirmed: 0, pending: 0, attention: 0 }),
    status: alive({ kind: 'idle', last_contact_at: null }),
    identity: alive({ kind: 'nobody' }),
    entries: () => alive([]),
    entry: () => alive(null),
    views: () => alive([]),
    photosOf: () => Promise.resolve([]),
  }
  return { ...nothing, ...over } as Offline
}

export function standingAt(answer: FixAnswer): Geolocation & { once: Mock } {
  return {
    once: vi.fn(() => Promise.resolve(answer)),
    watch: (listener) => {
      listener(answer)
      return () => undefined
    },
  }
}

export function servicesWith(over: Partial<Services>): Services {
  return {
    clock: { now: () => NOW, monotonicMs: () => 0, after: () => () => undefined },
    http: { request: () => Promise.resolve({ kind: 'network', reason: 'unreachable' }) },
    session: {
      signIn: () => Promise.resolve({ kind: 'network', reason: 'unreachable' }),
      signInByCode: () => Promise.resolve({ kind: 'network', reason: 'unreachable' }),
      current: () => Promise.resolve({ kind: 'network', reason: 'unreachable' }),
      signOut: () => Promise.resolve({ kind: 'network', reason: 'unreachable' }),
    },
    offline: offlineWith({}),
    locks: pageLocks(),
    geolocation: standingAt({ kind: 'unavailable' }),
    camera: { capture: () => Promise.resolve(null), choose: () => Promise.resolve([]) },
    photos: { prepare: () => Promise.resolve({ kind: 'unreadable' }) },
    push: {
      ability: () => 'unsupported',
      current: () => Promise.resolve(null),
      subscribe: () => Promise.resolve({ kind: 'unreachable' }),
      unsubscribe: () => Promise.resolve(),
    },
    share: { able: () => false, share: () => Promise.resolve(true), save: () => undefined },
    environment: { insideWeChat: false, secureContext: true, installed: false, ios: false },
    install: { state: () => 'unavailable', onChange: () => () => undefined, ask: () => Promise.resolve('dismissed') },
    preferences: createPreferences(null),
    update: { waiting: shallowRef(false), apply: () => undefined },
    ...over,
  }
}
