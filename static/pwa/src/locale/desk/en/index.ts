/** The desk in English, key by key after the Chinese original. */
import type { DeskMessages } from '../index'
import { officers, devices, unitPages } from './accounts'
import { analysis, proposals, analysisRules } from './analysis'
import { board, evidence, indicators, brief, credit, formula, score } from './assessment'
import { checkIn } from './checkin'
import { tasks } from './dispatch'
import { balance, calendar, exempt, plans, posts, sections } from './duty'
import { errors } from './errors'
import { nav, state, common, units, strip, map, postKinds, sectionKind } from './frame'
import { imports } from './imports'
import { history, kept } from './kept'
import { checkIns, lists } from './lists'
import { looks } from './looks'
import { outreach } from './outreach'
import { trackers, vehicles } from './tracking'
import { claims, periods, reviewing, schemes, trial } from './periods'
import { reference } from './reference'
import { retention } from './retention'
import { roster } from './roster'
import { report } from './report'
import { grid } from './grid'
import { accidents } from './accident'
import { calls, callPicture } from './call'
import { hazards } from './hazard'
import { inspections, notices, rectifications } from './inspection'
import { shift } from './shift'
import { reviews } from './records'
import { violations } from './violation'

export const en: DeskMessages = {
  errors, nav, state, common, units, strip, map, postKinds, sectionKind,
  board, evidence, indicators, brief, credit, formula, score,
  claims, periods, reviewing, schemes, trial,
  balance, calendar, exempt, plans, posts, sections,
  analysis, proposals, analysisRules,
  violations,
  outreach,
  looks,
  reviews,
  report,
  reference,
  roster,
  retention,
  checkIn,
  tasks,
  officers, devices, unitPages,
  vehicles, trackers,
  kept, history, lists, checkIns,
  imports,
  shift,
  hazards,
  grid,
  inspections, notices, rectifications,
  accidents,
  calls, callPicture,
}
