/** Mutual exclusion between the tabs and workers of one browser. */
export interface Locks {
  /** Waits for the lock, runs, releases. */
  hold<T>(name: string, run: () => Promise<T>): Promise<T>
  /** Runs only if nobody holds the lock now. */
  holdIfFree<T>(name: string, run: () => Promise<T>): Promise<{ kind: 'ran'; value: T } | { kind: 'busy' }>
}

/** The browser's own locks; where it has none (Safari before 15.4), they hold within this page only. */
export function browserLocks(): Locks {
  return 'locks' in navigator ? sharedLocks : pageLocks()
}

const sharedLocks: Locks = {
  hold: async (name, run) => await navigator.locks.request(name, run),
  holdIfFree: async (name, run) =>
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
      lock === null ? { kind: 'busy' as const } : { kind: 'ran' as const, value: await run() },
    ),
}

export function pageLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>()
  const hold = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const before = tails.get(name)
    const turn = before === undefined ? run() : before.then(run)
    const tail = turn.catch(() => undefined)
    tails.set(name, tail)
    try {
      return await turn
    } finally {
      if (tails.get(name) === tail) tails.delete(name)
    }
  }
  return {
    hold,
    holdIfFree: async (name, run) =>
      tails.has(name) ? { kind: 'busy' } : { kind: 'ran', value: await hold(name, run) },
  }
}
