/** Live values of the outbox as Vue sees them. */
import { onScopeDispose, shallowRef, watchEffect, type ShallowRef } from 'vue'
import type { Live } from '../offline'

/** Follows a live value for as long as the component lives. */
export function useLive<T>(live: Live<T>, initial: T): Readonly<ShallowRef<T>> {
  const value = shallowRef(initial)
  onScopeDispose(follow(live, (next) => { value.value = next }))
  return value
}

/** The same for a live value that depends on something reactive: starts over whenever `pick` would pick another. */
export function useLiveOf<T>(pick: () => Live<T>, initial: T): Readonly<ShallowRef<T>> {
  const value = shallowRef(initial)
  watchEffect((onCleanup) => { onCleanup(follow(pick(), (next) => { value.value = next })) })
  return value
}

interface Followed<T> {
  followers: Set<(value: T) => void>
  /** Null until the first value came. */
  latest: { value: T } | null
  stop: () => void
}

const followed = new WeakMap<Live<unknown>, Followed<unknown>>()

/** All components of a page that follow the same live value share one subscription: the store is read once for all. */
function follow<T>(live: Live<T>, next: (value: T) => void): () => void {
  const shared = (followed.get(live) as Followed<T> | undefined) ?? begin(live)
  shared.followers.add(next)
  if (shared.latest !== null) next(shared.latest.value)
  return () => {
    shared.followers.delete(next)
    if (shared.followers.size > 0) return
    shared.stop()
    followed.delete(live)
  }
}

const AGAIN_MS = 2_000

/** A read that failed is tried again: whoever joins later would otherwise wait for a value that never comes. */
function begin<T>(live: Live<T>): Followed<T> {
  const shared: Followed<T> = { followers: new Set(), latest: null, stop: () => undefined }
  followed.set(live, shared as Followed<unknown>)
  let waiting: ReturnType<typeof setTimeout> | undefined
  const listen = () => {
    const stop = live.subscribe(
      (value) => {
        shared.latest = { value }
        shared.followers.forEach((tell) => { tell(value) })
      },
      () => { waiting = setTimeout(listen, AGAIN_MS) },
    )
    shared.stop = () => {
      clearTimeout(waiting)
      stop()
    }
  }
  listen()
  return shared
}

/** The first value that a live value tells; read anew, never one that others were told before. */
export function firstOf<T>(live: Live<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = live.subscribe((value) => {
      resolve(value)
      queueMicrotask(() => { stop() })
    }, reject)
  })
}
