/** Mutual exclusion between the tabs and workers of one browser. */
export interface Locks {
  /** Waits for the lock, runs, releases. */
  hold<T>(name: string, run: () => Promise<T>): Promise<T>
  /** Runs only if nobody holds the lock now. */
  holdIfFree<T>(name: string, run: () => Promise<T>): Promise<{ kind: 'ran'; value: T } | { kind: 'busy' }>
}
