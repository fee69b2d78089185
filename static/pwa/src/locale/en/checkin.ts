/** Check-in and check-out: an officer's own word with a position; said, never demanded. */
import type { Messages } from '../messages'

export const checkin: Messages['checkin'] = {
  arrive: 'Check in',
  leave: 'Check out',
  locating: 'Finding the position…',
  inside: 'Inside the post',
  outside: 'Outside the post',
  uncertain: 'The position is too rough or too old to tell inside from outside; ',
  distance: 'about {metres} from the centre',
  accuracy: '±{metres}',
  age: '{seconds} s old',
  metres: '{count} m',
  kilometres: '{count} km',
  keptAnyway: 'it is saved all the same, with a note.',
  noFix: {
    denied: 'Position not permitted: you can save, the record will say so.',
    unavailable: 'No position: you can save, the record will say so.',
    timeout: 'The position is slow: you can save, the record will say so.',
  },
  noPost: 'No post nearby',
  otherPosts: 'Other posts',
  choosePost: 'Choose a post',
  searchPost: 'Name',
  noPosts: 'No post fits',
  saved: 'Saved, to be uploaded',
  confirmed: 'Confirmed, receipt {number}',
  attention: 'Needs attention: see Records',
  arrivedAt: 'Checked in {clock}',
  leftAt: 'Checked out {clock}',
  failed: 'Not saved: {reason}',
  since: 'since {clock}',
}
