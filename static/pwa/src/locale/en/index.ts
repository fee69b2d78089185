/** English, key by key after the Chinese original. A chunk of its own, loaded when chosen. */
import type { Messages } from '../messages'
import { accounts } from './accounts'
import { assessment } from './assessment'
import { checkin } from './checkin'
import { dispatch } from './dispatch'
import { duty } from './duty'
import { errorFallback, errors, network } from './errors'
import { legal } from './legal'
import { outreach } from './outreach'
import { app, desk, time, ui } from './ui'
import { push } from './push'
import { records } from './records'
import { grid } from './grid'
import { accident } from './accident'
import { hazard } from './hazard'
import { inspection } from './inspection'
import { roster } from './roster'
import { shift } from './shift'
import { sync } from './sync'
import { tracking } from './tracking'
import { violation } from './violation'

export const en: Messages = {
  app, desk, time, ui, errors, errorFallback, network, accounts, duty, dispatch, checkin, violation, legal, outreach, push, records, shift, sync, assessment, grid, hazard, accident, tracking, inspection,
  roster,
}
