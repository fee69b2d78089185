/** What is known of a report on this phone, for its watermark; before its receipt as well. */
import type { Entry, Unit } from '../../offline'
import { fromBase64Url } from '../../platform/base64url'
import { formatChainage, type Section } from '../duty'
import { verificationCode } from './verification'
import type { WatermarkFacts } from './watermark-words'

const TICKET_TIME_BYTES = 8

export function factsOf(entry: Entry<'violation.report'>, unitId: string, units: readonly Unit[], sections: readonly Section[]): WatermarkFacts {
  const { state, body } = entry
  const applied = state.kind === 'confirmed' && state.outcome === 'applied' ? state : null
  const trusted = applied === null || !applied.flags.includes('no_ticket')
  return {
    unit: unitText(unitId, units),
    at: new Date(Date.parse(body.occurred_at) + (body.clock_offset_ms ?? 0)),
    from: trusted ? ticketTime(body.ticket) : null,
    to: applied?.received_at == null ? null : new Date(applied.received_at),
    place: placeText(entry, sections),
    verification_code: verificationCode(entry.digest),
    number: applied?.number ?? null,
  }
}

/** `阳谷大队 一中队`: from the top down to the officer's own unit, as far as the phone knows them. */
export function unitText(id: string | null, units: readonly Unit[]): string {
  const unit = units.find((each) => each.id === id)
  return unit === undefined ? '' : `${unitText(unit.parent_id, units)} ${unit.name}`.trim()
}

/** A ticket begins with the milliseconds of its issue; whether the server issued it, the receipt tells. */
export function ticketTime(ticket: string | null): Date | null {
  const bytes = ticket === null ? null : fromBase64Url(ticket)
  if (bytes === null || bytes.length < TICKET_TIME_BYTES) return null
  const at = new Date(bytes.slice(0, TICKET_TIME_BYTES).reduce((sum, byte) => sum * 256 + byte, 0))
  return Number.isNaN(at.getTime()) ? null : at
}

function placeText({ body: { payload, fix } }: Entry<'violation.report'>, sections: readonly Section[]): string {
  const section = sections.find(({ id }) => id === payload.section_id)?.name ?? ''
  const said = [section, payload.chainage_m === null ? '' : formatChainage(payload.chainage_m), payload.place_text].filter((part) => part !== '').join(' ')
  return said !== '' || fix === null ? said : `${fix.latitude.toFixed(5)}, ${fix.longitude.toFixed(5)}`
}
