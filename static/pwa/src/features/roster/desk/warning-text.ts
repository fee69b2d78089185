/** A warning of the roster in words. */
import type { RosterWarning } from '../../../api/desk'
import type { Names } from '../../../app/desk/directory'
import { t } from '../../../locale'
import { td } from '../../../locale/desk'

export function warningText({ code, officer_id, plan_name, shift, params }: RosterWarning, names: Pick<Names, 'officer'>): string {
  const number = (name: string) => Number(params[name] ?? 0)
  const who = officer_id === null ? '' : names.officer(officer_id)
  const on = shift === null ? '' : t(`roster.kinds.${shift}`)
  if (code === 'staffing') {
    const where = plan_name ?? td('roster.squadPosts', { shift: on, posts: number('posts') })
    return td('roster.warnings.staffing', { where, police: number('police'), auxiliaries: number('auxiliaries'), rule: ruleText(params['rule']) })
  }
  return td(`roster.warnings.${code}`, { who, plan: plan_name ?? '', shift: on, count: number('dues') })
}

function ruleText(rule: unknown): string {
  if (rule === 'R01') return td('roster.rules.R01')
  return td(rule === 'R02' ? 'roster.rules.R02' : 'roster.rules.R03')
}
