/** Reference tables: what records are described with and what the law says. */
export const reference = {
  title: 'Reference tables',
  table: 'Table',
  standing: 'State',
  unsure: 'to be verified',
  unsureOnly: 'To be verified only ({count})',
  edited: 'edited',
  unknown: 'unknown',
  unknownHint: 'Leave empty what is unknown; it never means 0',
  reason: 'Reason',
  reasonHint: 'Say on what ground, such as a document number; it is kept with what was before and after',
  reasonFault: 'Give a reason',
  fault: 'Check “{column}”: empty or too long',
  addTo: 'Add · {table}',
  tables: {
    violation_code: 'Violation codes', outreach_word: 'Outreach words', legal_rule: 'Legal rules', tally_kind: 'Tally kinds', hazard_kind: 'Hazard kinds', call_kind: 'Kinds of calls', accident_word: 'Accident codes',
  },
}
