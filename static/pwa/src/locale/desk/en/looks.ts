/** Looking at tracks: with a reason, which those who were in the car get to read. */
export const looks = {
  title: 'Look at a track',
  text: 'A track tells where officers were. It is recorded that you looked, and those who were in the car read your name, the time and the reason on their phones.',
  reason: 'Why',
  open: 'Look at the track',
  closed: 'opens with a reason',
  track: 'Track',
  from: 'From',
  to: 'To',
  cut: 'only the first 20,000 points',
  history: 'Who looked at the track',
  nobody: 'Nobody yet',
  usual: { presence: 'To check presence', complaint: 'A call from the public', accident: 'An accident is looked into', dispatch: 'Dispatching' },
  faults: { order: 'The end follows the beginning', long: 'Two days at most' },
}
