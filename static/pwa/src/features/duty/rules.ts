/** Which requirements a phone shows, in which order. Pure; the server decides what is due and what came of it. */
import { dayKey } from '../../locale/time'
import type { Requirement } from './views'

/** Local hour at which a duty day begins: the server's default. It only picks the day shown, requirements name theirs. */
export const DUTY_DAY_START_HOUR = 4
const HOUR_MS = 3_600_000

/** `2026-11-22` at 02:00 on the 23rd: the night belongs to the day on which it began. */
export function dutyDayOf(now: Date): string {
  return dayKey(new Date(now.getTime() - DUTY_DAY_START_HOUR * HOUR_MS))
}

export type Phase = 'now' | 'next' | 'done'

/** The start belongs to the period, the end doesn't. */
export function phaseOf(requirement: Pick<Requirement, 'starts_at' | 'ends_at'>, now: Date): Phase {
  if (now.getTime() < Date.parse(requirement.starts_at)) return 'next'
  return now.getTime() < Date.parse(requirement.ends_at) ? 'now' : 'done'
}

/** An own requirement names the officer, or nobody and the officer's unit. */
export function isMine(requirement: Pick<Requirement, 'officer_ids' | 'unit_id'>, officer: { id: string; unit_id: string }): boolean {
  const { officer_ids } = requirement
  return officer_ids.includes(officer.id) || (officer_ids.length === 0 && requirement.unit_id === officer.unit_id)
}

export type Agenda = Record<Phase, Requirement[]>

/** The requirements of `now`'s duty day, and any that runs now, by phase and time; done ones latest first. */
export function agendaOf(requirements: readonly Requirement[], now: Date): Agenda {
  const today = dutyDayOf(now)
  const shown = requirements
    .filter((requirement) => requirement.duty_day === today || phaseOf(requirement, now) === 'now')
    .sort((one, other) => one.starts_at.localeCompare(other.starts_at) || one.ends_at.localeCompare(other.ends_at) || one.id.localeCompare(other.id))
  const of = (phase: Phase) => shown.filter((requirement) => phaseOf(requirement, now) === phase)
  return { now: of('now'), next: of('next'), done: of('done').reverse() }
}

/** Whole minutes until an instant, at least 0, a part of a minute counting as one. */
export function minutesUntil(instant: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - now.getTime()) / 60_000))
}
