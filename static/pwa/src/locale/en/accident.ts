import type { Messages } from '../messages'

export const accident: Messages['accident'] = {
  title: 'Accident',
  time: 'Time',
  earlier: '10 minutes earlier',
  casualties: 'Casualties',
  deaths: 'Dead',
  injuries: 'Hurt',
  less: 'One {who} less',
  more: 'One {who} more',
  procedure: 'Procedure',
  procedures: { general: 'General', simple: 'Simple' },
  people: '{deaths} dead, {injuries} hurt',
  vehicles: 'Parties',
  otherVehicle: 'Other…',
  remove: 'Remove {vehicle}',
  form: 'Form',
  note: 'Note',
  save: 'Save',
  restored: 'An unsaved accident was brought back',
  correcting: 'You are correcting an earlier record.',
  failed: 'Not saved: {reason}',
}
