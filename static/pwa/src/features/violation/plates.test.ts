import { describe, expect, it } from 'vitest'
import vectors from '../../../../../tests/vectors/plates.json'
import { problemsOf, emptyForm } from './draft'
import { keySetFor, letterKeys, PROVINCE_KEYS, suffixEnabled, withoutLast } from './plate-keys'
import { checkPlate, normalisePlate } from './plates'

describe('a plate', () => {
  it.each(vectors.cases)('$input: $note', ({ input, normalised, expected, expected_class }) => {
    const verdict = checkPlate(input)
    expect(normalisePlate(input)).toBe(normalised)
    expect(verdict.kind === 'valid' ? verdict.plateClass : null).toBe(expected === 'valid' ? expected_class : null)
  })
})

describe('plate, type and reason as the phone would let them go', () => {
  it.each(vectors.checks)('$text as $type_code', ({ text, type_code, manual_reason, refused }) => {
    const manual = ['14', '22', '25', '41', '99'].includes(type_code)
    const form = emptyForm('')
    form.plate = { text, type_code, manual, manual_reason: manual_reason ?? '' }
    const { plate, plate_type, plate_reason } = problemsOf(form, null)
    const onlyType = checkPlate(text)
    const corrected = !manual && onlyType.kind === 'valid' && onlyType.types.length === 1
    expect([plate, plate_type, plate_reason].some(Boolean)).toBe(refused !== null && !corrected)
  })
})

describe('while it is typed', () => {
  it('a short plate is incomplete, not wrong', () => {
    expect(checkPlate('鲁P12').kind).toBe('incomplete')
  })

  it('an ordinary plate leaves the type to the colour, blue first', () => {
    expect(checkPlate('鲁P12345')).toMatchObject({ kind: 'valid', types: ['02', '01', '07', '08', '13'] })
  })

  it('the last character tells Hong Kong from Macau', () => {
    expect(checkPlate('粤Z1234港')).toMatchObject({ types: ['26'] })
    expect(checkPlate('粤ZH123澳')).toMatchObject({ types: ['27'] })
  })
})

describe('the keyboard', () => {
  it('has neither I nor O, and every province once', () => {
    const signs = letterKeys('鲁P').map(({ sign }) => sign)
    expect(signs).not.toContain('I')
    expect(signs).not.toContain('O')
    expect(new Set(PROVINCE_KEYS).size).toBe(PROVINCE_KEYS.length)
  })

  it('offers no digit as issuing letter, but the O of provincial police plates', () => {
    const keys = letterKeys('鲁')
    expect(keys.find(({ sign }) => sign === 'O')?.enabled).toBe(true)
    expect(keys.find(({ sign }) => sign === '1')?.enabled).toBe(false)
  })

  it('offers suffixes in the seventh place only', () => {
    expect(suffixEnabled('鲁P1234')).toBe(true)
    expect(suffixEnabled('鲁P123')).toBe(false)
  })

  it('begins with the province again once all is erased', () => {
    expect(withoutLast('鲁')).toBe('')
    expect(withoutLast('WJ')).toBe('')
    expect(keySetFor('')).toBe('province')
  })
})
