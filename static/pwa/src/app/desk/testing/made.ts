/** Records of the desk for tests: a brigade with two squads, one post, one section, and what each test adds. */
import type { Account, CheckIn, Credit, Device, Exemption, ExplainedCredit, KeptUnit, Post, Requirement, Section, Violation } from '../../../api/desk'
import type { Session } from '../../../offline/wire'
import type { Directory } from '../directory'

const kept = { version: 1, ended_at: null }
const brigade: KeptUnit = { id: 'brigade', parent_id: null, name: '大队', kind: 'brigade', ...kept }
const squad: KeptUnit = { id: 'squad', parent_id: 'brigade', name: '一中队', kind: 'squad', ...kept }
const other: KeptUnit = { id: 'other', parent_id: 'brigade', name: '二中队', kind: 'squad', ...kept }

function account(id: string, name: string, over: Partial<Account> = {}): Account {
  return { id, badge: `P-${id}`, name, rank: 'police', unit_id: 'squad', roles: ['officer'], mentor_id: null, active: true, version: 1, grants: [], ...over }
}

export const post: Post = { id: 'post', name: '大桥路口', kind: 'fixed', latitude: 36, longitude: 116, radius_m: 60, unit_id: 'squad', section_id: null, chainage_m: null, version: 1, ended_at: null }
export const section: Section = {
  id: 'section', name: '国道一段', road_code: 'G341', level: 'national', line: [[116, 36], [116.01, 36]], from_chainage_m: 12_000, to_chainage_m: 12_900,
  unit_id: 'squad', attributes: [], version: 1, ended_at: null,
}

export const directory: Directory = {
  units: [brigade, squad, other],
  officers: [
    account('boss', '孟督导', { unit_id: 'brigade', grants: [{ role: 'supervisor', unit_id: 'brigade' }] }),
    account('wang', '王警官'), account('li', '李辅警', { rank: 'auxiliary' }), account('zhao', '赵警官', { unit_id: 'other' }),
  ],
  vehicles: [{ id: 'car', plate: '鲁P1201警', name: '1号车', unit_id: 'squad', version: 1, ended_at: null }],
  posts: [post],
  sections: [section],
}

export const session: Session = {
  officer: account('boss', '孟督导'), units: [brigade, squad, other], enrolment_id: null, ticket: 'ticket', server_time: '2026-11-23T02:00:00.000Z',
  receipt_key: { key_id: 'key', public_key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } }, demo: false,
}

/** At the post from 06:00 to 08:00 in China. */
export function aRequirement(over: Partial<Requirement> = {}): Requirement {
  return {
    id: 'due', plan_id: 'plan', plan_version: 1, duty_day: '2026-11-23', starts_at: '2026-11-22T22:00:00.000Z', ends_at: '2026-11-23T00:00:00.000Z', kind: 'post',
    post_id: 'post', section_id: null, unit_id: 'squad', officer_ids: ['wang', 'li'], vehicle_id: 'car', purpose: 'ordinary', manner: 'standing', mode: 'key', slice_no: null, slices: null, demands_check_in: false,
    required_passes: null, required_share: null, exemptions: [], ...over,
  }
}

export function aCredit(over: Partial<Credit> = {}): Credit {
  const { requirement_id = 'due', indicator = 'presence_posts' } = over
  return {
    id: `${requirement_id}:${indicator}`, requirement_id, indicator, state: 'credited', value: '0.8000', reason_code: 'partly_present',
    evidence: [{ kind: 'track', id: 'car' }], facts: { required_s: 7200, present_s: 5400, absent_s: 1440, excused_s: 0 }, unit_id: 'squad',
    duty_day: '2026-11-23', reckoned_at: '2026-11-23T00:05:00.000Z', ...over,
  }
}

export function aCheckIn(over: Partial<CheckIn> = {}): CheckIn {
  return {
    id: 'said', direction: 'in', officer_id: 'wang', unit_id: 'squad', post_id: 'post', requirement_id: 'due', claimed_at: '2026-11-22T22:04:00.000Z',
    corrected_at: '2026-11-22T22:05:00.000Z', bracket_from: '2026-11-22T21:00:00.000Z', bracket_to: '2026-11-23T01:00:00.000Z', clock_certain: true,
    latitude: 36, longitude: 116, accuracy_m: 12, fix_at: '2026-11-22T22:03:55.000Z', distance_m: 23, verdict: 'inside', withdrawn_at: null, withdrawn_reason: null, superseded_by: null, ...over,
  }
}

export function anExemption(over: Partial<Exemption> = {}): Exemption {
  return {
    id: 'excuse', requirement_id: 'due', reason: 'leave', note: '', starts_at: '2026-11-22T22:00:00.000Z', ends_at: '2026-11-23T00:00:00.000Z', granted_by: 'boss',
    granted_at: '2026-11-22T21:00:00.000Z', withdrawn_at: null, ...over,
  }
}

export function explained(over: Partial<ExplainedCredit> = {}): ExplainedCredit {
  const crew = directory.officers.filter(({ id }) => id === 'wang' || id === 'li')
  return { credit: aCredit(), requirement: aRequirement(), check_ins: [aCheckIn()], tracks: [], exemptions: [], tasks: [], crew, post, section: null, ...over }
}

export function aViolation(over: Partial<Violation> = {}): Violation {
  return {
    id: 'seen', officer_id: 'wang', unit_id: 'squad', claimed_at: '2026-11-23T01:00:00.000Z', corrected_at: '2026-11-23T01:00:30.000Z',
    bracket_from: '2026-11-23T00:30:00.000Z', bracket_to: '2026-11-23T01:40:00.000Z', clock_certain: true, latitude: 36, longitude: 116, accuracy_m: 8,
    plate_text: '鲁P6K823', plate_type: '02', plate_class: 'ordinary', plate_reason: null, section_id: 'section', chainage_m: 12_300, place_text: '东侧',
    offences: [{ code: '1039', speeding: null, decision_number: null }], verification_code: '7K3M90XQ4R', receipt_number: 12,
    crew_ids: ['li'], outcome: 'recorded', note: '', withdrawn_at: null, withdrawn_reason: null, superseded_by: null, voided_at: null, photos: [],
    review: { state: 'waiting', version: 1, corrects: null, verdicts: [] }, ...over,
  }
}

export function aDevice(over: Partial<Device> = {}): Device {
  return {
    enrolment_id: 'enrolment', device_id: 'device', name: '一中队 1 号机', officer_id: 'wang', badge: 'P-wang', officer_name: '王警官', unit_id: 'squad',
    enrolled_at: '2026-11-01T00:00:00.000Z', revoked_at: null,
    contact: { at: '2026-11-23T01:50:00.000Z', app: '0.1.0', unsent_commands: 0, unsent_photos: 0, clock_offset_ms: 0 }, ...over,
  }
}
