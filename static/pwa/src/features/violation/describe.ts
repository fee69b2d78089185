/** A report in one line: plate and offence. */
import { t } from '../../locale'
import type { Entry } from '../../offline'
import { plateText, plateTypeName } from './plate-types'

export function plateOf({ body }: Entry<'violation.report'>): string {
  const { text, type_code } = body.payload.plate
  return text === '' ? plateTypeName(type_code) : plateText(text)
}

export function plateTypeOf({ body }: Entry<'violation.report'>): string {
  return plateTypeName(body.payload.plate.type_code)
}

/** `6050、6011`. */
export function codesOf({ body }: Entry<'violation.report'>): string {
  return body.payload.offences.map(({ code }) => code).join('、')
}

export function outcomeOf({ body }: Entry<'violation.report'>): string {
  return t(`violation.outcome.${body.payload.outcome}`)
}
