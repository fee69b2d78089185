/** When to try again. */
const FIRST_MS = 2_000
const LONGEST_MS = 5 * 60_000
/** A time further ahead than this was written before the phone's clock was put back: don't wait for it. */
const BELIEVABLE_MS = 60 * 60_000

/** Milliseconds to wait after `failures` ≥ 1 in a row: doubling, at most 5 minutes, the later half left to chance. */
export function delayAfter(failures: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
  return Math.round(full * (0.5 + random() / 2))
}

/** Whether the time `not_before` (epoch milliseconds) has come. */
export function isDue(notBefore: number | null, now: Date): boolean {
  if (notBefore === null) return true
  const left = notBefore - now.getTime()
  return left <= 0 || left > BELIEVABLE_MS
}
