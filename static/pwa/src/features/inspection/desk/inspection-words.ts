/** Inspections in words for the desk. */
import type { Finding, Inspection } from '../../../api/desk'
import type { Names } from '../../../app/desk/directory'
import type { Role } from '../../../offline/wire'
import { td } from '../../../locale/desk'
import { clockText } from '../../../locale/time'
import { kindText, stands } from '../words'

/** Who tells of inspections (app/inspection/access.py). */
export const TELLING: readonly Role[] = ['supervisor', 'brigade_leader']

export const MEANS = ['site', 'video', 'radio'] as const
export const WAITING = ['answer', 'decision'] as const
export const DECISIONS = ['upheld', 'changed', 'withdrawn'] as const

/** Post, section or words; empty where none was said. */
export function placeOf({ post_id, section_id, place_text }: Pick<Inspection, 'post_id' | 'section_id' | 'place_text'>, names: Names): string {
  const place = post_id === null && section_id === null ? '' : names.place({ post_id, section_id })
  return [place, place_text].filter((part) => part !== '').join(' ')
}

/** Who was looked at; the whole unit where nobody was named. */
export function peopleOf({ officers }: Pick<Inspection, 'officers'>, names: Names): string {
  return officers.length === 0 ? td('inspections.wholeUnit') : officers.map(({ officer_id }) => names.officer(officer_id)).join(td('history.comma'))
}

/** For whom something of it waits; null for nothing. */
export function waitingFor({ findings }: Pick<Inspection, 'findings'>): 'answer' | 'decision' | null {
  if (findings.some(({ state }) => state === 'explained')) return 'decision'
  return findings.some(({ state }) => state === 'open') ? 'answer' : null
}

/** The problems by name; those that stand. */
export function problemsOf({ findings }: Pick<Inspection, 'findings'>): Finding[] {
  return findings.filter((finding) => finding.verdict === 'bad' && stands(finding))
}

export function problemText(findings: readonly Finding[]): string {
  return findings.map(({ kind }) => kindText(kind)).join(td('history.comma'))
}

export function callsOf({ officers }: Pick<Inspection, 'officers'>): { asked: number; answered: number } {
  const called = officers.filter(({ call }) => call !== null && call !== 'not_asked')
  return { asked: called.length, answered: called.filter(({ call }) => call === 'answered').length }
}

/** What a notice may tell of: praise, and problems that were accepted or upheld. Mirrors app/inspection/rules.py. */
export function isSettled({ verdict, state }: Finding): boolean {
  if (verdict === 'unseen' || state === 'changed' || state === 'withdrawn') return false
  return verdict === 'good' || state === 'accepted' || state === 'upheld'
}

const DARK_FROM = 18
const LIGHT_FROM = 6
/** What a new inspection begins with; whoever records it says better. */
export function isDarkHour(at: Date): boolean {
  const hour = Number(clockText(at).slice(0, 2))
  return hour >= DARK_FROM || hour < LIGHT_FROM
}
