/** Entries for tests, made of what the test is about and nothing it isn't. */
import type { CommandPayloads, CommandType, Entry, EntryState } from '../../offline'

const AT = '2026-11-23T02:00:00.000Z'

export const pending: EntryState & { kind: 'pending' } = {
  kind: 'pending', waits_for: 'command', photos: { sent: 0, total: 0 }, attempts: 0, next_try_at: null, last_error: null,
}

export function confirmed(number: number): EntryState & { kind: 'confirmed' } {
  return { kind: 'confirmed', outcome: 'applied', number, received_at: AT, flags: [], settlement: null }
}

export function refused(code: string): EntryState & { kind: 'attention' } {
  return { kind: 'attention', origin: 'receipt', code, params: {}, ways_out: ['correct', 'settle'], number: 7 }
}

export function anEntry<T extends CommandType>(type: T, payload: CommandPayloads[T], over: Partial<Entry<T>> = {}): Entry<T> {
  const { id = `entry-of-${type}`, occurred_at = AT } = over
  return {
    id, type, occurred_at, officer_id: 'officer', enrolment_id: 'enrolment', seq: 1, digest: 'd'.repeat(64), state: pending,
    body: {
      v: 1, suite: 'P256-SHA256', id, type, app: '0.1.0', device: 'device', officer: 'officer', enrolment: 'enrolment', seq: 1,
      prev: null, ticket: null, occurred_at, clock_offset_ms: null, fix: null, supersedes: null, payload,
    },
    ...over,
  }
}

export const aReport: CommandPayloads['violation.report'] = {
  plate: { text: '鲁P12345', type_code: '02', manual_reason: null },
  offences: [{ code: '6011', speeding: null, decision_number: null }], section_id: null, chainage_m: 12_300, place_text: '', crew_ids: [], outcome: 'recorded', note: '', photos: [],
}
