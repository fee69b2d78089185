export const nav = {
  label: 'Desk navigation',
  product: 'Xunlu · Desk',
  field: 'Field app',
  signOut: 'Sign out',
  theme: 'Dark or light',
  language: '简体中文',
  open: '{count} to decide',
  groups: { command: 'Command', records: 'Records', analysis: 'Analysis', outreach: 'Outreach', assessment: 'Assessment', county: 'The county' },
}

export const state = {
  loading: 'Loading…',
  offline: 'Server out of reach',
  offlineText: 'The desk shows only what the server holds. Check the network and try again.',
  stale: 'Server out of reach; this is as of {clock}',
  staleProblem: 'Not refreshed ({reason}); this is as of {clock}',
  pageFailed: 'The page did not open: server out of reach',
  retry: 'Try again',
  updated: 'as of {clock}',
  noOversight: 'No units to supervise',
  noOversightText: 'The desk is for squad leaders, dispatchers, supervisors and brigade leaders. The field app is open to you.',
  copied: 'Copied',
  copy: 'Copy',
}

export const common = {
  unit: 'Unit',
  allUnits: 'All my units',
  person: 'Person',
  unknown: 'unknown',
  none: 'none',
  more: 'Show earlier ones',
  search: 'Find',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
}

export const units = {
  hours: '{hours} h',
  hoursMinutes: '{hours} h {minutes} min',
  minutes: '{minutes} min',
  seconds: '{seconds} s',
  metres: '{count} m',
  kilometres: '{count} km',
}

export const strip = {
  label: 'Evidence from {from} to {to}',
  inside: 'present',
  onSection: 'on the section',
  absent: 'elsewhere',
  unknown: 'no data',
  claimed: 'check-in to check-out',
  doubtful: 'time or place uncertain',
  exempt: 'exempt',
  hint: 'Drawn from the records; the figures beside it are what counts.',
  span: '{what} {from} – {to}',
}

export const map = {
  label: 'Map of {place}',
  place: 'Place',
  all: 'Everything',
  north: 'N',
  noTiles: 'WGS-84, no base map',
  radius: 'radius {metres} m',
  accuracy: '±{metres} m',
}

export const postKinds = { fixed: 'fixed post', interception: 'interception', lit_standing: 'lit standing' }

export const sectionKind = 'section'
