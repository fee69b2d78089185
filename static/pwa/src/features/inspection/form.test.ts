import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { anEntry, refused } from '../../app/testing/entries'
import { inspection as words } from '../../locale/zh-CN/inspection'
import { emptyInspection, formFrom, isComplete, isUntouched, payloadOf, type InspectionForm } from './form'
import { ALL } from './kinds'

function aForm(over: Partial<InspectionForm> = {}): InspectionForm {
  return { ...emptyInspection(false), unit_id: 'squad', ...over }
}

describe('an inspection on the phone', () => {
  it('tells the three ticks as not seen where nobody looked, and of the rules only what was seen', () => {
    const { findings } = payloadOf(aForm({ seen: { lights: 'bad', vest: 'good', signs: 'unseen' } }))
    expect(findings.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual(['lights bad', 'car unseen', 'officers unseen', 'vest good'])
  })

  it('says of a radio call who answered, and finds nothing by it', () => {
    const payload = payloadOf(aForm({ means: 'radio', officers: [{ id: 'wang', call: 'answered' }, { id: 'li', call: null }] }))
    expect(payload.officers).toEqual([{ officer_id: 'wang', call: 'answered' }, { officer_id: 'li', call: 'not_asked' }])
    expect(payload.findings).toEqual([])
  })

  it('names whom a problem of conduct is about, and praises all of them', () => {
    const officers = [{ id: 'wang', call: null }, { id: 'li', call: null }]
    const { findings } = payloadOf(aForm({ officers, found: ['late', 'courtesy'], about: 'li' }))
    expect(findings.filter(({ verdict }) => verdict !== 'unseen')).toEqual([
      { kind: 'late', verdict: 'bad', officer_id: 'li', note: '' }, { kind: 'courtesy', verdict: 'good', officer_id: null, note: '' },
    ])
  })

  it('needs nobody but whom it is about', () => {
    expect([isComplete(emptyInspection(true)), isComplete(aForm())]).toEqual([false, true])
    expect([isUntouched(emptyInspection(true), []), isUntouched(aForm(), [])]).toEqual([true, false])
  })

  it('begins a correction with what was said', () => {
    const payload = { ...payloadOf(aForm({ seen: { car: 'good' }, found: ['absent'], officers: [{ id: 'li', call: null }], about: 'li' })), photos: [] }
    const entry = { ...anEntry('inspection.record', payload, { id: 'old' }), state: refused('finding_invalid') }
    expect(formFrom(entry)).toMatchObject({ unit_id: 'squad', seen: { car: 'good' }, found: ['absent'], about: 'li', replaces: { id: 'old', how: 'correct' } })
  })
})

describe('what may be found', () => {
  it('is the list of the server, in its words', () => {
    const rows = readFileSync('../../app/inspection/data/finding_kinds.csv', 'utf8').trim().split('\n').slice(1).map((row) => row.split(','))
    expect(rows.map(([code]) => code)).toEqual([...ALL])
    expect(rows.map(([, , name]) => name)).toEqual(ALL.map((kind) => words.kinds[kind]))
  })
})
