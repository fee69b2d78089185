/** What stands on a watermarked photo: unit, time with its proven bracket, place, and the code by which it can be checked. */
import { t } from '../../locale'
import { receiptNumber } from '../../locale/numbers'
import { dayKey, secondsText } from '../../locale/time'
import { spokenCode } from './verification'

export interface WatermarkFacts {
  unit: string
  /** The phone's time, freed of its known error. */
  at: Date
  /** Between which instants it must have happened, as far as that is known by now. */
  from: Date | null
  to: Date | null
  /** Road, chainage and words; or degrees; empty without any. */
  place: string
  verification_code: string
  /** Null while there is no receipt. */
  number: number | null
}

/** The first line is the heading. */
export function watermarkLines({ unit, at, from, to, place, verification_code, number }: WatermarkFacts): string[] {
  return [
    unit,
    `${dayKey(at)} ${secondsText(at)}`,
    bracketText(from, to, at),
    place === '' ? t('violation.watermark.noPlace') : place,
    `${t('violation.watermark.code', { code: spokenCode(verification_code) })} · ${number === null ? t('violation.watermark.noReceipt') : t('violation.watermark.receipt', { number: receiptNumber(number) })}`,
  ].filter((line) => line !== '')
}

function bracketText(from: Date | null, to: Date | null, at: Date): string {
  const text = (instant: Date) => (dayKey(instant) === dayKey(at) ? secondsText(instant) : `${dayKey(instant)} ${secondsText(instant)}`)
  if (from !== null && to !== null) return t('violation.watermark.between', { from: text(from), to: text(to) })
  if (to !== null) return t('violation.watermark.notAfter', { to: text(to) })
  return from === null ? t('violation.watermark.open') : t('violation.watermark.notBefore', { from: text(from) })
}
