/** What somebody types of an accident at the desk, and what of it is said to the server. */
import type { Accident } from '../../../api/desk'
import { WORD_MEMBERS, type WordMember } from './accident-words'

export interface PartyDraft {
  vehicle_type: string
  age: string
}

export interface AccidentDraft extends Record<WordMember, string> {
  number: string
  /** Local: `2026-03-05T07:30`. */
  occurred_at: string
  procedure: Accident['procedure']
  deaths: string
  /** Local times, one a line: `2026-03-05 09:00`. */
  death_times: string
  injuries: string
  place_text: string
  town: string
  village: string
  enterprise: string
  note: string
  parties: PartyDraft[]
}

const OFFSET = '+08:00'
const pad = (text: number) => String(text).padStart(2, '0')

/** An instant as the county's clock shows it, for an input. */
export function localOf(instant: string): string {
  const at = new Date(new Date(instant).getTime() + 8 * 3_600_000)
  return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}T${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`
}

/** The instant of a local time; null for what is none. */
export function instantOf(local: string): string | null {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+(\d{1,2}):(\d{2})$/.exec(local.trim())
  if (found === null) return null
  const [year, month, day, hour, minute] = found.slice(1).map(Number) as [number, number, number, number, number]
  const text = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00${OFFSET}`
  const at = new Date(text)
  return Number.isNaN(at.getTime()) || localOf(at.toISOString()) !== text.slice(0, 16) ? null : at.toISOString()
}

export function emptyDraft(): AccidentDraft {
  const words = Object.fromEntries(WORD_MEMBERS.map((name) => [name, ''])) as Record<WordMember, string>
  return { ...words, number: '', occurred_at: '', procedure: 'general', deaths: '0', death_times: '', injuries: '', place_text: '', town: '', village: '', enterprise: '', note: '', parties: [] }
}

export function draftOf(accident: Accident): AccidentDraft {
  const words = Object.fromEntries(WORD_MEMBERS.map((name) => [name, accident[name] ?? ''])) as Record<WordMember, string>
  return {
    ...words,
    number: accident.number ?? '',
    occurred_at: localOf(accident.occurred_at),
    procedure: accident.procedure,
    deaths: String(accident.deaths + accident.deaths_late),
    death_times: accident.death_times.map((at) => localOf(at).replace('T', ' ')).join('\n'),
    injuries: accident.injuries === null ? '' : String(accident.injuries),
    place_text: accident.place_text,
    town: accident.town ?? '',
    village: accident.village ?? '',
    enterprise: accident.enterprise ?? '',
    note: accident.note,
    parties: accident.parties.map(({ vehicle_type, age }) => ({ vehicle_type: vehicle_type ?? '', age: age === null ? '' : String(age) })),
  }
}

/** Members that can't be read as they are typed. */
export type DraftFault = 'occurred_at' | 'deaths' | 'death_times' | 'injuries' | 'parties'

export function faultsOf(draft: AccidentDraft): DraftFault[] {
  const faults: DraftFault[] = []
  if (instantOf(draft.occurred_at) === null) faults.push('occurred_at')
  if (!COUNT.test(draft.deaths)) faults.push('deaths')
  if (timesIn(draft.death_times).some((at) => at === null)) faults.push('death_times')
  if (draft.injuries !== '' && !COUNT.test(draft.injuries)) faults.push('injuries')
  if (draft.parties.some(({ age }) => age !== '' && !AGE.test(age))) faults.push('parties')
  return faults
}

/** The draft as the server reads it; only for one without faults. */
export function saidBy(draft: AccidentDraft): Record<string, unknown> {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    ...Object.fromEntries(WORD_MEMBERS.map((name) => [name, orNull(draft[name])])),
    number: orNull(draft.number),
    occurred_at: instantOf(draft.occurred_at),
    procedure: draft.procedure,
    deaths: Number(draft.deaths),
    death_times: timesIn(draft.death_times),
    injuries: draft.injuries === '' ? null : Number(draft.injuries),
    place_text: draft.place_text.trim(),
    town: orNull(draft.town),
    village: orNull(draft.village),
    enterprise: orNull(draft.enterprise),
    note: draft.note.trim(),
    parties: draft.parties.map(({ vehicle_type, age }) => ({ vehicle_type: orNull(vehicle_type), age: age === '' ? null : Number(age) })),
  }
}

/** What a draft says otherwise than the accident. */
export function changesOf(accident: Accident, draft: AccidentDraft): Record<string, unknown> {
  const [before, now] = [saidBy(draftOf(accident)), saidBy(draft)]
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])))
}

const COUNT = /^\d{1,2}$/
const AGE = /^\d{1,3}$/
const timesIn = (text: string) => text.split(/[\n、，,;；]+/).map((each) => each.trim()).filter((each) => each !== '').map(instantOf)
