/** One offence as the desk reads it: why this code, points and fine by the matrix where it was measured, and its decision. */
import type { Violation } from '../../../api/desk'
import { td } from '../../../locale/desk'
import { bandText, fineText, measuredText, pointsText } from '../code-words'
import type { DeskCode } from './use-codes'

type Offence = Violation['offences'][number]

/** `number`: which of several it is; null for the only one. `codes`: null while the table isn't there. */
export function offenceFacts(offence: Offence, codes: ReadonlyMap<string, DeskCode> | null, number: number | null): { name: string; value: string }[] {
  const code = codes?.get(offence.code) ?? null
  return [
    { name: number === null ? td('violations.code') : td('violations.codeNumbered', { number }), value: `${offence.code} ${code?.content ?? ''}`.trim() },
    ...ruleFacts(offence, code),
    { name: td('violations.decision'), value: offence.decision_number ?? '' },
  ].filter(({ value }) => value !== '')
}

function ruleFacts({ speeding }: Offence, code: DeskCode | null) {
  if (speeding !== null) {
    return [
      { name: td('violations.speed'), value: `${measuredText(speeding.limit_kmh, speeding.speed_kmh, speeding)}；${bandText(speeding)}` },
      { name: td('violations.points'), value: pointsText(speeding.points) },
      { name: td('violations.fine'), value: fineText(speeding.fine) },
    ]
  }
  return code === null ? [] : [{ name: td('violations.points'), value: pointsText(code.points) }, { name: td('violations.fine'), value: fineText(code.fine) }]
}
