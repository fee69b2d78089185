/** A violation in words for the desk. */
import type { Section, Violation } from '../../../api/desk'
import { td } from '../../../locale/desk'
import type { Tone } from '../../../ui/tone'
import { formatChainage } from '../../duty'
import { plateText, plateTypeName } from '../plate-types'

/** `鲁P·12345`; without a number, the type of plate says what was seen. */
export function plateOf({ plate_text, plate_type }: Pick<Violation, 'plate_text' | 'plate_type'>): string {
  return plate_text === '' ? plateTypeName(plate_type) : plateText(plate_text)
}

/** `国道 G105 阳谷段 K12+300 东关路口南侧`, as far as it was given. */
export function placeOf({ section_id, chainage_m, place_text }: Pick<Violation, 'section_id' | 'chainage_m' | 'place_text'>, sections: readonly Section[]): string {
  const section = sections.find(({ id }) => id === section_id)?.name ?? ''
  return [section, chainage_m === null ? '' : formatChainage(chainage_m), place_text].filter((part) => part !== '').join(' ')
}

export function standingOf({ withdrawn_at, superseded_by }: Pick<Violation, 'withdrawn_at' | 'superseded_by'>): { tone: Tone; text: string } {
  if (withdrawn_at !== null) return { tone: 'bad', text: td('violations.withdrawn') }
  return superseded_by === null ? { tone: 'good', text: td('violations.stands') } : { tone: 'wait', text: td('violations.superseded') }
}
