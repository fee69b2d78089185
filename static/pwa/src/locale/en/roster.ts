/** One's own roster on the phone. */
import type { Messages } from '../messages'

export const roster: Messages['roster'] = {
  own: 'My shifts',
  today: 'today',
  kinds: { day: 'Day shift', night: 'Night shift', standby: 'Standby', on_call: 'On call', leave: 'Leave', leader: 'Duty leader' },
}
