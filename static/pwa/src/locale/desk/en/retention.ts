/** How long personal data are kept. */
export const retention = {
  title: 'Retention',
  note: 'What is past its age goes once a day. This page says what the next run would remove; opening it removes nothing. The ages are settings of the administrator.',
  kind: 'Data',
  days: 'Kept',
  dayCount: '{days} days',
  before: 'Goes',
  beforeDay: 'from before {day}',
  count: 'Would go',
  pieces: '{count}',
  stays: 'Old, but stays',
  held: '{reason}: {count}',
  keys: {
    positions: 'Tracks of cars (raw fixes)', looks: 'Who looked at tracks', audit_details: 'Details of the audit', evidence_photos: 'Photos of violations and inspections', daily_photos: 'Photos of talks, hazards and tasks',
  },
  reasons: { decided: 'evidence of a penalty', review: 'waiting for a review or a correction', score_review: 'a score under review', open: 'not settled yet' },
  neverRun: 'Nothing has been removed yet.',
  lastRun: 'Last run: {moment}.',
  never: 'Records and receipts stay. Photos of accident scenes follow the age of the case file and don’t go by themselves.',
  photoRemoved: 'This photo was removed on {day} {year} by its age ({rule})',
}
