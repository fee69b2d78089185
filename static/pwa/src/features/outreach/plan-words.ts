/** A planned talk in words. */
import { t } from '../../locale'
import { dateText, dayKey, noonOf } from '../../locale/time'
import type { Outreach } from './use-outreach'
import type { PlanItem } from './views'

const MOST_NAMES = 3

/** `郭店屯村、郭屯小学` or `郭店屯村等 12 个`. */
export function planTargets({ target_ids }: Pick<PlanItem, 'target_ids'>, { targetName }: Pick<Outreach, 'targetName'>): string {
  const names = target_ids.slice(0, MOST_NAMES).map((id) => targetName(id) ?? t('outreach.targets.gone')).join('、')
  return target_ids.length > MOST_NAMES ? t('outreach.plan.andMore', { names, count: target_ids.length }) : names
}

/** `11月23日`; of another year than that of `now`, `2025-11-23`. */
export function dayText(day: string, now: Date): string {
  return day.slice(0, 4) === dayKey(now).slice(0, 4) ? dateText(noonOf(day)) : day
}

/** `11月23日 09:30` or `11月23日 – 11月25日`. */
export function planDays({ starts_on, ends_on, begins_at }: Pick<PlanItem, 'starts_on' | 'ends_on' | 'begins_at'>): string {
  const from = dateText(noonOf(starts_on))
  const days = starts_on === ends_on ? from : t('outreach.times.whole', { from, to: dateText(noonOf(ends_on)) })
  return begins_at === null ? days : `${days} ${begins_at}`
}
