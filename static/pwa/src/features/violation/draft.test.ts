import { describe, expect, it } from 'vitest'
import { aReport, anEntry, confirmed, refused } from '../../app/testing/entries'
import { emptyForm, isUntouched, payloadOf, problemsOf, type DraftForm } from './draft'
import { formFrom } from './from-entry'

const section = { id: 's', name: 'G341', from_chainage_m: 10_000, to_chainage_m: 20_000 }
function filled(over: Partial<DraftForm> = {}): DraftForm {
  return { ...emptyForm(''), plate: { text: '鲁P·12345', type_code: '02', manual: false, manual_reason: '' }, code: '6011', ...over }
}

describe('a report', () => {
  it('needs plate, colour and offence, and nothing else', () => {
    expect(problemsOf(filled(), null)).toEqual({})
    expect(problemsOf(emptyForm('鲁P'), null)).toEqual({ plate: 'violation.plate.incomplete', code: 'violation.code.missing' })
    expect(problemsOf(filled({ plate: { text: '鲁P12345', type_code: null, manual: false, manual_reason: '' } }), null)).toEqual({ plate_type: 'violation.plate.typeMissing' })
  })

  it('asks no colour where the plate tells the type', () => {
    const form = filled({ plate: { text: '鲁P6J23挂', type_code: null, manual: false, manual_reason: '' } })
    expect(problemsOf(form, null)).toEqual({})
    expect(payloadOf(form).plate).toEqual({ text: '鲁P6J23挂', type_code: '15', manual_reason: null })
  })

  it('of a vehicle without a plate needs a reason, but no number', () => {
    const plate = { text: '', type_code: '41', manual: true, manual_reason: '' }
    expect(problemsOf(filled({ plate }), null)).toEqual({ plate_reason: 'violation.plate.reasonMissing' })
    expect(problemsOf(filled({ plate: { ...plate, manual_reason: '未悬挂' } }), null)).toEqual({})
  })

  it('takes a chainage only inside the chosen section', () => {
    expect(problemsOf(filled({ chainage_text: 'K12+300' }), section)).toEqual({})
    expect(problemsOf(filled({ chainage_text: 'K25' }), section)).toEqual({ chainage: 'violation.place.chainageBeyond' })
    expect(problemsOf(filled({ chainage_text: '路口' }), null)).toEqual({ chainage: 'violation.place.chainageInvalid' })
  })

  it('leaves normalised, with a decision number only where a penalty was issued', () => {
    const payload = payloadOf(filled({ chainage_text: 'k12+300', decision_number: '3715', outcome: 'warning' }))
    expect(payload).toMatchObject({ plate: { text: '鲁P12345' }, chainage_m: 12_300, decision_number: null })
  })
})

describe('a draft', () => {
  it('with only the usual prefix is no loss', () => {
    expect(isUntouched(emptyForm('鲁P'), [])).toBe(true)
    expect(isUntouched(filled(), [])).toBe(false)
  })

  it('from a refused report corrects it, from an applied one supersedes it, at the old place', () => {
    const entry = anEntry('violation.report', aReport, { id: 'old' })
    expect(formFrom({ ...entry, state: refused('plate_invalid') }).replaces).toEqual({ how: 'correct', id: 'old', fix: null })
    expect(formFrom({ ...entry, state: confirmed(1) }).replaces).toEqual({ how: 'supersede', id: 'old', fix: null })
    expect(formFrom(entry).chainage_text).toBe('K12+300')
  })
})
