import { describe, expect, it } from 'vitest'
import { anEntry } from '../../app/testing/entries'
import { answerable, toAnswer, toMend } from './concern'
import type { Finding, Inspection, Rectification } from './views'

const finding = (over: Partial<Finding> = {}): Finding => ({
  id: 'finding', kind: 'lights', verdict: 'bad', officer_id: null, note: '', state: 'open', replaces_id: null, decided_by: null, decided_at: null, reason: '', occurrence: 1, version: 1, answers: [], ...over,
})
const inspection = (over: Partial<Inspection> = {}): Inspection => ({
  id: 'inspection', officer_id: 'boss', unit_id: 'brigade', claimed_at: '', corrected_at: '', bracket_from: null, bracket_to: '', clock_certain: true, latitude: null, longitude: null, accuracy_m: null,
  withdrawn_at: null, withdrawn_reason: null, superseded_by: null, photos: [], inspected_unit_id: 'squad', means: 'site', is_roll_call: false, is_dark: false, duty_day: '2026-11-26', post_id: null, section_id: null,
  requirement_id: null, place_text: '', note: '', officers: [{ officer_id: 'wang', call: null }], findings: [finding()], ...over,
})
const wang = { id: 'wang', roles: ['officer' as const] }
const leader = { id: 'li', roles: ['squad_leader' as const] }

describe('whom a finding waits for', () => {
  it('is the crew, until one has answered on this phone', () => {
    expect(toAnswer(inspection(), wang, [])).toHaveLength(1)
    const said = anEntry('inspection.answer', { finding_id: 'finding', stance: 'accept', text: '' }, { id: 'said' })
    expect(toAnswer(inspection(), wang, [said])).toEqual([])
  })

  it('is only whom it names, where it names one', () => {
    const both = inspection({ officers: [{ officer_id: 'wang', call: null }, { officer_id: 'li', call: null }], findings: [finding({ officer_id: 'li' })] })
    expect([answerable(both, wang).length, answerable(both, leader).length]).toEqual([0, 1])
  })

  it('is the squad’s leader for the whole squad, and nobody for praise or what was not asked', () => {
    const whole = inspection({ officers: [] })
    expect([answerable(whole, wang).length, answerable(whole, leader).length]).toEqual([0, 1])
    expect(answerable(inspection({ findings: [finding({ verdict: 'good', state: 'noted' })] }), wang)).toEqual([])
    expect(answerable(inspection({ officers: [{ officer_id: 'wang', call: 'not_asked' }] }), wang)).toEqual([])
  })
})

it('something to mend is open until it is reported here or there', () => {
  const mend = { id: 'mend', state: 'open' } as Rectification
  const said = anEntry('inspection.report_rectified', { rectification_id: 'mend', text: '' }, { id: 'said' })
  expect([toMend([mend], []).length, toMend([mend], [said]).length, toMend([{ ...mend, state: 'confirmed' }], []).length]).toEqual([1, 0, 0])
})
