import { describe, expect, it } from 'vitest'
import vectors from '../../../../../tests/vectors/chainage.json'
import { formatChainage, parseChainage } from './chainage'

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
