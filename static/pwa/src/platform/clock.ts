/** Time as the phone tells it. Nothing else in the app reads the clock or sets a timer. */
export interface Clock {
  /** Wall clock. May be wrong, and may jump in either direction. */
  now(): Date
  /** Milliseconds since an arbitrary start; never goes back while the page lives. */
  monotonicMs(): number
  /** Runs `run` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => { clearTimeout(timer) }
  },
}
