import type { Messages } from '../messages'

export const records: Messages['records'] = {
  returned: 'To be corrected',
  returnedBy: 'Returned by {name} · {moment}',
  correct: 'Correct it',
  details: 'See the record',
  otherwise: 'If it should not have been reported, withdraw it below.',
  answered: 'The correction is saved. Once sent, it is reviewed again.',
  newer: 'See the correction',
  kinds: { violation: 'Violation', outreach_session: 'Talk' },
  title: 'Review',
  states: { waiting: 'To be reviewed', corrected: 'Corrected, to be reviewed again', accepted: 'Accepted', returned: 'Returned', voided: 'Voided', superseded: 'Corrected', withdrawn: 'Withdrawn' },
  verdicts: { accepted: 'accepted', returned: 'returned', voided: 'voided' },
  reasons: {
    photo_unclear: 'photo unclear', photo_missing: 'photo missing', place_unclear: 'place unclear', facts_incomplete: 'facts incomplete', plate_wrong: 'wrong plate', code_wrong: 'wrong code',
    target_wrong: 'wrong target', count_doubtful: 'head count doubtful', faces_unmarked: 'faces or minors not marked', duplicate: 'reported twice', mistaken: 'reported by mistake', evidence_insufficient: 'evidence insufficient', trial: 'a trial', other: 'other',
  },
}
