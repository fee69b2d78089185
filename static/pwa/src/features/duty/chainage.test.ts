import { describe, expect, it } from 'vitest'
import vectors from '../../../../../tests/vectors/chainage.json'
import { formatChainage, parseChainage, writtenChainage } from './chainage'
import type { Section } from './views'

describe('reading a chainage', () => {
  it.each(vectors.parse)('$name', ({ text, chainage_m }) => {
    expect(parseChainage(text)).toBe(chainage_m)
  })
})

describe('writing a chainage', () => {
  it.each(vectors.format)('$text', ({ chainage_m, text }) => {
    expect(formatChainage(chainage_m)).toBe(text)
  })
})

describe('a chainage written beside a section', () => {
  const sections = [{ id: 's', name: '国道一段', from_chainage_m: 12_000, to_chainage_m: 12_900 }] as Section[]
  it.each([
    ['nothing for nothing written', 's', ' ', null],
    ['nothing without a section', null, 'K12+300', null],
    ['its metres on the section, ends included', 's', 'K12+900', 12_900],
    ['undefined beyond its end', 's', 'K13', undefined],
    ['undefined when it can’t be read', 's', '十二公里', undefined],
    ['undefined on a section that is not known', 'gone', 'K12', undefined],
  ])('is %s', (_case, section_id, chainage_text, metres) => {
    expect(writtenChainage({ section_id, chainage_text }, sections)).toBe(metres)
  })
})
