/** The duty day, its requirements and their places. */
import type { Messages } from '../messages'

export const duty: Messages['duty'] = {
  title: 'Today',
  dueNow: 'Due now',
  next: 'Next',
  done: 'Over',
  empty: { title: 'No requirements for your squad today', text: 'New ones appear here by themselves.' },
  notLoaded: { title: 'Requirements have not been loaded', text: 'They come with the next contact. Check-in and violations work without them.' },
  noCrew: 'Whole squad',
  mine: 'Mine',
  minutesLeft: '{minutes} min left',
  startsIn: 'in {minutes} min',
  postKinds: { fixed: 'Fixed post', interception: 'Checkpoint', lit_standing: 'Lit standing' },
  lit: 'lights on',
  spotCheck: 'spot check {number} of {count}',
  demandsCheckIn: 'Security or emergency duty: a check-in is demanded',
  sectionHint: 'Shown by the car’s track; nothing to tap',
  unknownPlace: 'Place not loaded yet',
  states: {
    upcoming: 'Upcoming',
    here: 'Checked in',
    left: 'Checked out',
    open: 'Running',
    past: 'Over',
    credited: 'Credited',
    unknown: 'No data',
    exempt: 'Exempt',
  },
}
