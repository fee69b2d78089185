import type { Messages } from '../messages'

export const hazard: Messages['hazard'] = {
  title: 'Report a hazard',
  kind: 'Kind',
  missingKind: 'Choose what it is',
  notLoaded: 'The list hasn’t come yet; connect once',
  severity: 'How bad',
  severities: { minor: 'Minor', serious: 'Serious', dangerous: 'Dangerous' },
  note: 'Details',
  noteHint: 'Optional, e.g. half a metre wide',
  save: 'Save report',
  restored: 'An unsaved hazard was restored',
  correcting: 'Corrects an earlier record, which will be marked as settled.',
  failed: 'Not saved: {reason}',
  place: {
    title: 'Place',
    fixing: 'Locating…',
    fix: 'Located ±{metres} m',
    noFix: 'No position',
    section: 'Choose a section',
    noSection: 'Not on a section',
    chainage: 'Chainage',
    wrong: 'Not on this section',
    text: 'Place in words',
    textHint: 'Optional, e.g. east of the bridge',
  },
}
