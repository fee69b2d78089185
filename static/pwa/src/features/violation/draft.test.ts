import { describe, expect, it } from 'vitest'
import { aReport, anEntry, confirmed, refused } from '../../app/testing/entries'
import { emptyForm, isUntouched, payloadOf, problemsOf, withOffence, type DraftForm } from './draft'
import { addedTo, formFrom } from './from-entry'

const section = { id: 's', name: 'G341', from_chainage_m: 10_000, to_chainage_m: 20_000 }
function filled(over: Partial<DraftForm> = {}): DraftForm {
  return { ...emptyForm(''), plate: { text: '鲁P·12345', type_code: '02', manual: false, manual_reason: '' }, offences: [{ code: '6011', speeding: null, decision_number: '' }], ...over }
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
    const offences = [{ code: '6011', speeding: null, decision_number: ' 3715 ' }, { code: '6050', speeding: null, decision_number: '' }]
    const payload = payloadOf(filled({ chainage_text: 'k12+300', offences, outcome: 'warning' }))
    expect(payload).toMatchObject({ plate: { text: '鲁P12345' }, chainage_m: 12_300 })
    expect(payload.offences.map(({ decision_number }) => decision_number)).toEqual([null, null])
    expect(payloadOf(filled({ offences, outcome: 'penalty_issued' })).offences.map(({ decision_number }) => decision_number)).toEqual(['3715', null])
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

describe('the offences of a stop', () => {
  const speeding = { vehicle: 'other' as const, road: 'ordinary' as const, limit_kmh: 60, speed_kmh: 75 }

  it('are added at the end, each once, five at most', () => {
    const codes = ['1', '2', '3', '2', '4', '5', '6']
    const offences = codes.reduce((list, code) => withOffence({ offences: list }, code, null), filled({ offences: [] }).offences)
    expect(offences.map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('have one measured speed: a new one takes the place of the old, whatever its code', () => {
    const first = withOffence(filled(), '1636', speeding)
    const faster = withOffence({ offences: first }, '1721', { ...speeding, speed_kmh: 95 })
    expect(faster.map(({ code }) => code)).toEqual(['6011', '1721'])
    expect(faster[1]?.speeding?.speed_kmh).toBe(95)
  })
})

describe('adding to an older report', () => {
  const entry = { ...anEntry('violation.report', { ...aReport, note: '原备注' }, { id: 'old' }), state: confirmed(1) }
  const photo = (digest: string) => ({ photo: { digest, size_bytes: 1, media_type: 'image/jpeg' as const, source: 'camera' as const, camera: null }, bytes: null })

  it('keeps what it said and what was filled in since, each offence and photo once', () => {
    const added = filled({ offences: [...filled().offences, { code: '6050', speeding: null, decision_number: '' }], note: '新备注' })
    const { form, photos } = addedTo(formFrom(entry), [photo('a')], added, [photo('a'), photo('b')])
    expect(form.offences.map(({ code }) => code)).toEqual(['6011', '6050'])
    expect(form.note).toBe('原备注；新备注')
    expect(form.replaces).toEqual({ how: 'supersede', id: 'old', fix: null })
    expect(photos.map(({ photo: { digest } }) => digest)).toEqual(['a', 'b'])
  })

  it('of another phone keeps the photos that aren’t here, and says so only then', () => {
    expect(payloadOf({ ...filled(), kept_photos: 2 }).keep_photos).toBe(true)
    expect('keep_photos' in payloadOf({ ...filled(), kept_photos: 0 })).toBe(false)
    expect('keep_photos' in payloadOf(filled())).toBe(false)
  })
  it('doesn’t lose a decision number that the desk has matched', () => {
    const form = formFrom(entry, [{ code: '6011', speeding: null, decision_number: '371521' }])
    expect(form.offences[0]?.decision_number).toBe('371521')
    expect(payloadOf(form).offences[0]?.decision_number).toBe('371521')
    const cleared = { ...form, offences: form.offences.map((offence) => ({ ...offence, decision_number: ' ' })) }
    expect(payloadOf(cleared).offences[0]?.decision_number).toBe('')
  })
})
