/** Dexie's live queries in the app's terms. */
import { liveQuery } from 'dexie'
import type { Live } from './types'

/** Runs `query` again whenever what it read has changed, in this tab or another. */
export function live<T>(query: () => Promise<T>): Live<T> {
  return {
    subscribe: (next, failed) => {
      const subscription = liveQuery(query).subscribe({ next, error: (error: unknown) => { failed?.(error) } })
      return () => { subscription.unsubscribe() }
    },
  }
}

/** One live value for each key, so that whoever asks for the same may follow it together. */
export function byKey<K, T>(make: (key: K) => Live<T>): (key: K) => Live<T> {
  const made = new Map<K, Live<T>>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
