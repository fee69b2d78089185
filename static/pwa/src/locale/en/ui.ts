/** Words of the shell and of the components that know no domain. */
import type { Messages } from '../messages'

export const app: Messages['app'] = {
  name: 'Xunlu',
  tagline: 'Traffic police field terminal',
  demo: 'Demo data',
  tabs: { today: 'Today', report: 'Violation', records: 'Records', me: 'Me' },
  quick: { title: 'Quick actions', shift: 'On/off duty', tally: 'Tally', accident: 'Accident', hazard: 'Hazard', inspect: 'Inspect', tasks: 'Tasks', credits: 'My score' },
  notFound: { title: 'No such page', text: 'The link may be out of date. Go back to Today.', action: 'Back to Today' },
}

export const ui: Messages['ui'] = {
  back: 'Back',
  close: 'Close',
  unkept: 'The phone\'s storage is full or unavailable: what you are writing is not kept. Save it soon.',
  keptPhotos: 'The {count} photos of the older record stay',
  replace: { title: 'Something is unfinished', text: 'To begin the correction discards the form that is not finished.', discard: 'Discard and correct', stay: 'Go on with it' },
  failure: {
    notEnrolled: 'nobody is signed in on this phone, please sign in.',
    holderChanged: 'somebody else has signed in; please return to a page of your own.',
    wayClosed: 'this record has moved on, please look at it under Records.',
    photoBytesMissing: 'a photo is not on this phone, please take it again.',
    full: 'the phone has no room left; please free some and try again.',
    other: 'the phone could not write it. Try again; if that fails, close the app and open it again.',
  },
  cancel: 'Cancel',
  confirm: 'Confirm',
  done: 'Done',
  retry: 'Try again',
  notSaved: 'Not saved: {reason}',
  noDesk: { title: 'The desk did not open', text: 'The server can’t be reached. The desk’s pages need a connection: check it and try again.' },
  failed: { title: 'The page did not open', text: 'Records on this phone are safe. Try again; if it fails, close and reopen the app.' },
}

export const time: Messages['time'] = {
  today: 'Today {clock}',
  yesterday: 'Yesterday {clock}',
  onDay: '{day} {clock}',
  period: '{from} – {to}',
  nextDay: '{clock} next day',
}

/** Titles of the desk's pages; its other texts are in ../desk, which no phone loads. */
export const desk: Messages['desk'] = {
  reviews: 'Review',
  accidents: 'Accidents', accident: 'Accident', calls: 'Calls', call: 'Call',
  hazards: 'Hazards', hazard: 'Hazard',
  analysis: 'Accident analysis', callPicture: 'Calls studied', proposals: 'Proposals', proposal: 'Proposal', analysisRules: 'Rules of analysis',
  inspections: 'Inspection', inspection: 'Inspection', notices: 'Notices', rectifications: 'Rectification',
  board: 'Duty today', credit: 'Credit', violations: 'Violations', violation: 'Violation', decisions: 'Match decisions', checkIn: 'Check-in', score: 'Score', reckoning: 'How it is reckoned', periods: 'Assessment periods', scoreReview: 'Review of a score', claims: 'Exemption claims', retention: 'Retention', schemes: 'Schemes', trial: 'Draft of a scheme', devices: 'Devices', tasks: 'Tasks', task: 'Task',
  grid: 'Key sections', sheet: 'Duty on one page',
  reports: 'Daily report', reportForms: 'Report templates',
  officers: 'Officers', imports: 'Import', reference: 'Reference',
  outreach: 'Outreach progress', ledger: 'Ledger', plan: 'Plan talks', talks: 'Talks', talk: 'Talk', heard: 'Hazards and wishes', targets: 'Targets', target: 'Target',
  checkIns: 'Check-ins', units: 'Units', vehicles: 'Cars', trackers: 'Position devices', posts: 'Posts', sections: 'Sections', plans: 'Duty plans', calendar: 'Holidays', roster: 'Roster', balance: 'Network balance',
}
