/** An older report as the start of the one that corrects it. Pure. */
import { formatChainage } from '../duty'
import type { Entry } from '../../offline'
import type { DraftForm } from './draft'
import { MANUAL_TYPES } from './plates'

/** A stored report can only be superseded; one that was refused, or whose photo failed, is corrected. */
export function formFrom(entry: Entry<'violation.report'>): DraftForm {
  const { plate, code, section_id, chainage_m, place_text, crew_ids, outcome, decision_number, note } = entry.body.payload
  return {
    plate: { text: plate.text, type_code: plate.type_code, manual: MANUAL_TYPES.includes(plate.type_code), manual_reason: plate.manual_reason ?? '' },
    code, section_id, chainage_text: chainage_m === null ? '' : formatChainage(chainage_m), place_text, crew_ids: [...crew_ids],
    outcome, decision_number: decision_number ?? '', note,
    replaces: { how: entry.state.kind === 'attention' ? 'correct' : 'supersede', id: entry.id, fix: entry.body.fix },
  }
}
