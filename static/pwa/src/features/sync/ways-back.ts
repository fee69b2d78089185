/** How a record of each type is corrected and withdrawn: the page that makes it anew, and the command that takes it back. */
import type { CommandType } from '../../offline'

type Withdrawal = 'checkin.withdraw' | 'violation.withdraw' | 'outreach.withdraw_session' | 'hazard.withdraw' | 'accident.take_back' | 'inspection.withdraw' | 'shift.withdraw' | 'shift.withdraw_tally'

const FORMS: Partial<Record<CommandType, string>> = {
  'violation.report': '/violations/new',
  'outreach.close_session': '/talks/new',
  'hazard.report': '/hazards/new',
  'inspection.record': '/inspections/new',
  'accident.report': '/accidents/new',
  'shift.start': '/shift',
}
const WITHDRAWALS: Partial<Record<CommandType, Withdrawal>> = {
  'checkin.check_in': 'checkin.withdraw',
  'checkin.check_out': 'checkin.withdraw',
  'violation.report': 'violation.withdraw',
  'outreach.close_session': 'outreach.withdraw_session',
  'hazard.report': 'hazard.withdraw',
  'inspection.record': 'inspection.withdraw',
  'accident.report': 'accident.take_back',
  'shift.start': 'shift.withdraw',
  'shift.end': 'shift.withdraw',
  'shift.tally': 'shift.withdraw_tally',
}

/** Null for what has no page of its own. */
export function formOf(type: CommandType): string | null {
  return FORMS[type] ?? null
}

/** Null for what can't be taken back. */
export function withdrawalOf(type: CommandType): Withdrawal | null {
  return WITHDRAWALS[type] ?? null
}
