/** A violation in words for the desk. */
import type { Section, Violation } from '../../../api/desk'
import { td } from '../../../locale/desk'
import type { Tone } from '../../../ui/tone'
import { formatChainage } from '../../duty'
import { plateText, plateTypeName } from '../plate-types'
import type { WatermarkFacts } from '../watermark-words'

/** `鲁P·12345`; without a number, the type of plate says what was seen. */
export function plateOf({ plate_text, plate_type }: Pick<Violation, 'plate_text' | 'plate_type'>): string {
  return plate_text === '' ? plateTypeName(plate_type) : plateText(plate_text)
}

/** `国道 G105 阳谷段 K12+300 东关路口南侧`, as far as it was given; a position alone is told in degrees. */
export function placeOf({ section_id, chainage_m, place_text, latitude, longitude }: Pick<Violation, 'section_id' | 'chainage_m' | 'place_text' | 'latitude' | 'longitude'>, sections: readonly Section[]): string {
  const section = sections.find(({ id }) => id === section_id)?.name ?? ''
  const said = [section, chainage_m === null ? '' : formatChainage(chainage_m), place_text].filter((part) => part !== '').join(' ')
  if (said !== '' || latitude === null || longitude === null) return said
  return td('violations.fixOnly', { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) })
}

export function standingOf({ withdrawn_at, superseded_by, voided_at, review }: Pick<Violation, 'withdrawn_at' | 'superseded_by' | 'voided_at' | 'review'>): { tone: Tone; text: string } {
  if (withdrawn_at !== null) return { tone: 'bad', text: td('violations.withdrawn') }
  if (voided_at !== null) return { tone: 'bad', text: td('violations.voided') }
  if (superseded_by !== null) return { tone: 'wait', text: td('violations.superseded') }
  if (review.state === 'returned') return { tone: 'wait', text: td('violations.returned') }
  return { tone: 'good', text: td(review.state === 'accepted' ? 'violations.accepted' : 'violations.stands') }
}

/** Degrees WGS-84; null where the phone had no position. */
export function pointOf({ latitude, longitude }: Pick<Violation, 'latitude' | 'longitude'>): { latitude: number; longitude: number } | null {
  return latitude === null || longitude === null ? null : { latitude, longitude }
}

/** What the watermark says: the same as on the phone, with all that the server knows. */
export function watermarkFacts(violation: Violation, unit: string, sections: readonly Section[]): WatermarkFacts {
  const point = pointOf(violation)
  return {
    unit,
    at: new Date(violation.corrected_at),
    from: violation.bracket_from === null ? null : new Date(violation.bracket_from),
    to: new Date(violation.bracket_to),
    place: placeOf(violation, sections) || (point === null ? '' : `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`),
    verification_code: violation.verification_code,
    number: violation.receipt_number,
  }
}
