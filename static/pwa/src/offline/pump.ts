/**
 * Keeps trying: at start, when the page wakes, after each record, and on a timer. The browser's word about being
 * online counts for nothing but a reason to look.
 */
import { flush } from './flush'
import type { Ground } from './ground'
import { nextTry } from './schedule'
import type { FlushOutcome } from './types'

/** How often to look for news when nothing else happens. */
const IDLE_MS = 60_000
/** Another tab is sending: look soon whether it took everything. */
const BUSY_MS = 5_000
const SHORTEST_MS = 500

export class Pump {
  private running: Promise<FlushOutcome> | null = null
  private again = false
  private started = false
  private cancelTimer: () => void = () => undefined
  private readonly watchers = new Set<() => void>()

  constructor(private readonly ground: Ground) {}

  start(): () => void {
    this.started = true
    const unwatch = this.ground.wakeups.onWake(() => { this.kick() })
    this.kick()
    return () => {
      this.started = false
      unwatch()
      this.cancelTimer()
    }
  }

  /** Tries now, whatever comes of it. */
  kick(): void {
    this.run(true).catch(() => undefined)
  }

  /** Tries now; a call during an attempt makes another follow it. Rejects when the store itself fails. */
  run(hurry: boolean): Promise<FlushOutcome> {
    this.again = this.running !== null
    this.running ??= this.attempt(hurry)
    this.announce()
    return this.running
  }

  get isSending(): boolean {
    return this.running !== null
  }

  onChange(watcher: () => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  private async attempt(hurry: boolean): Promise<FlushOutcome> {
    let outcome: FlushOutcome = 'waiting'
    try {
      outcome = await flush(this.ground, hurry)
      while (this.takeAgain()) outcome = await flush(this.ground, true)
      return outcome
    } finally {
      this.running = null
      this.announce()
      await this.plan(outcome)
    }
  }

  private takeAgain(): boolean {
    const { again } = this
    this.again = false
    return again
  }

  private announce(): void {
    for (const watcher of this.watchers) watcher()
  }

  private async plan(outcome: FlushOutcome): Promise<void> {
    const pause = await this.pauseAfter(outcome)
    this.cancelTimer()
    if (!this.started || pause === null) return
    this.cancelTimer = this.ground.clock.after(pause, () => { this.run(false).catch(() => undefined) })
  }

  /** Milliseconds; null when only a sign-in helps. */
  private async pauseAfter(outcome: FlushOutcome): Promise<number | null> {
    if (outcome === 'sign_in_needed') return null
    if (outcome === 'busy') return BUSY_MS
    const at = await nextTry(this.ground.db)
    if (at === null) return IDLE_MS
    return Math.min(IDLE_MS, Math.max(SHORTEST_MS, at - this.ground.clock.now().getTime()))
  }
}
