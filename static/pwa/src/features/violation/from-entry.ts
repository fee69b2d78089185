/** An older report as the start of the one that corrects it, or adds to it. Pure. */
import { formatChainage } from '../duty'
import type { components } from '../../api/schema'
import type { Entry, Fix, Offence } from '../../offline'
import { MOST_OFFENCES, MOST_PHOTOS, type DraftForm, type DraftOffence, type DraftPhoto } from './draft'
import { MANUAL_TYPES } from './plates'

/**
 * A stored report can only be superseded; one that was refused, or whose photo failed, is corrected. `known` are the
 * offences as the server has them: a decision number that the desk matched must not get lost.
 */
export function formFrom(entry: Entry<'violation.report'>, known: readonly Offence[] = []): DraftForm {
  const { plate, offences, section_id, chainage_m, place_text, crew_ids, outcome, note } = entry.body.payload
  return {
    plate: { text: plate.text, type_code: plate.type_code, manual: MANUAL_TYPES.includes(plate.type_code), manual_reason: plate.manual_reason ?? '' },
    offences: offences.map((offence) => draftOf(offence, known.find(({ code }) => code === offence.code))),
    section_id, chainage_text: chainage_m === null ? '' : formatChainage(chainage_m), place_text, crew_ids: [...crew_ids],
    outcome: known.some(({ decision_number }) => decision_number !== null) ? 'penalty_issued' : outcome, note,
    replaces: { how: entry.state.kind === 'attention' ? 'correct' : 'supersede', id: entry.id, fix: entry.body.fix },
  }
}

function draftOf({ code, speeding, decision_number }: Offence, known: Offence | undefined): DraftOffence {
  const number = known?.decision_number ?? decision_number ?? ''
  return { code, speeding: speeding && { ...speeding }, decision_number: number, ...(number === '' ? {} : { numbered: true }) }
}

/** An older report with what has been filled in since: nothing of either is lost, as far as there is room. */
export function addedTo(older: DraftForm, olderPhotos: readonly DraftPhoto[], form: DraftForm, photos: readonly DraftPhoto[]): { form: DraftForm; photos: DraftPhoto[] } {
  const said = older.offences.map(({ code }) => code)
  const seen = olderPhotos.map(({ photo }) => photo.digest)
  return {
    form: {
      ...older,
      offences: [...older.offences, ...form.offences.filter(({ code }) => !said.includes(code))].slice(0, MOST_OFFENCES),
      note: [older.note, form.note.trim()].filter((note) => note !== '').join('；'),
    },
    photos: [...olderPhotos, ...photos.filter(({ photo }) => !seen.includes(photo.digest))].slice(0, MOST_PHOTOS),
  }
}

/** The same of a report that was made on another phone, as the server tells of it. Its photos stay, though they aren't here. */
export function formFromRecord(record: components['schemas']['Violation']): DraftForm {
  const { plate_text, plate_type, plate_reason, offences, section_id, chainage_m, place_text, crew_ids, outcome, note } = record
  return {
    plate: { text: plate_text, type_code: plate_type, manual: MANUAL_TYPES.includes(plate_type), manual_reason: plate_reason ?? '' },
    offences: offences.map((offence) => draftOf(offence, undefined)),
    section_id, chainage_text: chainage_m === null ? '' : formatChainage(chainage_m), place_text, crew_ids: [...crew_ids], outcome, note,
    replaces: { how: 'supersede', id: record.id, fix: fixOf(record) }, kept_photos: record.photos.length,
  }
}

function fixOf({ latitude, longitude, accuracy_m, claimed_at }: components['schemas']['Violation']): Fix | null {
  return latitude === null || longitude === null ? null : { datum: 'wgs84', latitude, longitude, accuracy_m: accuracy_m ?? 0, at: claimed_at }
}
