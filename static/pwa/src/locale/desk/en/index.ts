/** The desk in English, key by key after the Chinese original. */
import type { DeskMessages } from '../index'
import { officers, devices } from './accounts'
import { board, evidence, indicators, brief, credit, formula, score } from './assessment'
import { checkIn } from './checkin'
import { tasks } from './dispatch'
import { exempt } from './duty'
import { nav, state, common, units, strip, map, postKinds, sectionKind } from './frame'
import { violations } from './violation'

export const en: DeskMessages = {
  nav, state, common, units, strip, map, postKinds, sectionKind,
  board, evidence, indicators, brief, credit, formula, score,
  exempt,
  violations,
  checkIn,
  tasks,
  officers, devices,
}
