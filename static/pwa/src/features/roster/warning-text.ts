/** A warning of the roster in words. */
import { t } from '../../locale'
import type { RosterWarning } from './views'

export function warningText({ code, officer_id, plan_name, shift, params }: RosterWarning, nameOf: (officerId: string) => string): string {
  const number = (name: string) => Number(params[name] ?? 0)
  const who = officer_id === null ? '' : nameOf(officer_id)
  const on = shift === null ? '' : t(`roster.kinds.${shift}`)
  if (code === 'staffing') {
    const where = plan_name ?? t('roster.squadPosts', { shift: on, posts: number('posts') })
    return t('roster.warnings.staffing', { where, police: number('police'), auxiliaries: number('auxiliaries'), rule: ruleText(params['rule']) })
  }
  return t(`roster.warnings.${code}`, { who, plan: plan_name ?? '', shift: on, count: number('dues') })
}

function ruleText(rule: unknown): string {
  if (rule === 'R01') return t('roster.rules.R01')
  return t(rule === 'R02' ? 'roster.rules.R02' : 'roster.rules.R03')
}
