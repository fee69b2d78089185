import type { Clock } from '../src/platform/clock'

interface Timer {
  atMs: number
  run: () => void
}

/** Stands still until told to move. Timers fire in order while it moves. */
export class FakeClock implements Clock {
  private timers: Timer[] = []
  private elapsedMs = 0

  constructor(private wallMs = Date.parse('2026-03-01T15:00:00.000Z')) {}

  now(): Date {
    return new Date(this.wallMs)
  }

  monotonicMs(): number {
    return this.elapsedMs
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.elapsedMs + delayMs, run }
    this.timers.push(timer)
    return () => { this.timers = this.timers.filter((one) => one !== timer) }
  }

  /** How long until the next timer fires; null without one. */
  get nextTimerMs(): number | null {
    return this.timers.length === 0 ? null : Math.min(...this.timers.map((timer) => timer.atMs)) - this.elapsedMs
  }

  advance(ms: number): void {
    this.wallMs += ms
    this.elapsedMs += ms
    const due = this.timers.filter((timer) => timer.atMs <= this.elapsedMs).sort((a, b) => a.atMs - b.atMs)
    this.timers = this.timers.filter((timer) => !due.includes(timer))
    for (const timer of due) timer.run()
  }
}
