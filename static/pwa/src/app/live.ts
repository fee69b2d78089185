/** Live values of the outbox as Vue sees them. */
import { onScopeDispose, shallowRef, watchEffect, type ShallowRef } from 'vue'
import type { Live } from '../offline'

/** Follows a live value for as long as the component lives. */
export function useLive<T>(live: Live<T>, initial: T): Readonly<ShallowRef<T>> {
  const value = shallowRef(initial)
  onScopeDispose(live.subscribe((next) => { value.value = next }))
  return value
}

/** The same for a live value that depends on something reactive: starts over whenever `pick` would pick another. */
export function useLiveOf<T>(pick: () => Live<T>, initial: T): Readonly<ShallowRef<T>> {
  const value = shallowRef(initial)
  watchEffect((onCleanup) => { onCleanup(pick().subscribe((next) => { value.value = next })) })
  return value
}

/** The first value that a live value tells. */
export function firstOf<T>(live: Live<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = live.subscribe((value) => {
      resolve(value)
      queueMicrotask(() => { stop() })
    }, reject)
  })
}
