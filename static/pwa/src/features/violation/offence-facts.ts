/** The offences of a report as names and values for reading. */
import { t } from '../../locale'
import type { Offence } from '../../offline'
import { bandText, fineText, measuredText, pointsText } from './code-words'
import type { ViolationCode } from './codes'
import { judgeSpeed } from './speeding'

/** One fact for each offence; `codes` by key, as far as they are known. */
export function offenceFacts(offences: readonly Offence[], codes: ReadonlyMap<string, Pick<ViolationCode, 'content'>>): { name: string; value: string }[] {
  return offences.map((offence, index) => ({
    name: offences.length === 1 ? t('violation.code.title') : t('violation.code.numbered', { number: index + 1 }),
    value: [`${offence.code} ${codes.get(offence.code)?.content ?? ''}`.trim(), speedText(offence), decisionText(offence)].filter((part) => part !== '').join(' · '),
  }))
}

function speedText({ speeding }: Offence): string {
  const judged = speeding && judgeSpeed(speeding)
  if (judged === null) return ''
  return [measuredText(speeding?.limit_kmh ?? 0, speeding?.speed_kmh ?? 0, judged), bandText(judged), pointsText(judged.points), fineText(judged.fine)].join('，')
}

function decisionText({ decision_number }: Offence): string {
  return decision_number === null ? '' : t('violation.decision.numbered', { number: decision_number })
}
