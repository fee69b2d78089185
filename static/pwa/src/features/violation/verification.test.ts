import { expect, it } from 'vitest'
import vectors from '../../../../../tests/vectors/verification.json'
import { spokenCode, verificationCode } from './verification'

it.each(vectors.codes)('reads $code off a digest', ({ digest, code }) => {
  expect(verificationCode(digest)).toBe(code)
})

it('is shown in two groups that can be read aloud', () => {
  expect(spokenCode('7K3M90XQ4R')).toBe('7K3M9-0XQ4R')
})
