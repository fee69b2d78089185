/** A plan in words. */
import type { Plan, PlanDay } from '../../../api/desk'
import { td } from '../../../locale/desk'
import { WEEKDAYS } from './plan-draft'

/** `23:00–次日 03:00`. */
export function hoursText({ starts, ends }: Pick<Plan, 'starts' | 'ends'>): string {
  const [from, to] = [starts.slice(0, 5), ends.slice(0, 5)]
  return td(to <= from ? 'plans.hoursOver' : 'plans.hours', { from, to })
}

/** `守点`, `亮灯值守`, `巡路`, or `抽查 4 次`. */
export function mannerText({ manner, spot_checks }: Pick<Plan, 'manner' | 'spot_checks'>): string {
  return spot_checks === null ? td(`history.values.manner.${manner}`) : td('plans.spotTimes', { count: spot_checks })
}

/** `国庆节放假`, `国庆节调休上班`; nothing of a day that is as its weekday says. */
export function dayText({ day_kind, festival }: Pick<PlanDay, 'day_kind' | 'festival'>): string {
  if (day_kind === 'holiday') return td('calendar.holiday', { name: festival })
  return day_kind === 'makeup' ? td('calendar.makeup', { name: festival }) : ''
}

/** Which days a plan is for: by the week, or by the calendar. */
export function daysText({ day_rule, weekdays }: Pick<Plan, 'day_rule' | 'weekdays'>): string {
  return day_rule === 'weekdays' ? weekdaysText(weekdays) : td(`history.values.day_rule.${day_rule}`)
}

/** `每天`, `工作日`, `周末` or the days one by one. */
export function weekdaysText(weekdays: readonly number[]): string {
  const days = [...weekdays].sort().join('')
  if (days === '1234567') return td('plans.everyDay')
  if (days === '12345') return td('plans.workdays')
  if (days === '67') return td('plans.weekend')
  return WEEKDAYS.filter((day) => weekdays.includes(day)).map((day) => td(`plans.days.d${day}`)).join('')
}
