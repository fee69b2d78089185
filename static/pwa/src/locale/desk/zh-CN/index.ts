/** 指挥中心桌面: what supervisors and the command centre read. The original; English follows key by key. */
import { officers, devices } from './accounts'
import { board, evidence, indicators, brief, credit, formula, score } from './assessment'
import { checkIn } from './checkin'
import { tasks } from './dispatch'
import { exempt } from './duty'
import { nav, state, common, units, strip, map, postKinds, sectionKind } from './frame'
import { violations } from './violation'

export const zhCN = {
  nav, state, common, units, strip, map, postKinds, sectionKind,
  board, evidence, indicators, brief, credit, formula, score,
  exempt,
  violations,
  checkIn,
  tasks,
  officers, devices,
} as const
