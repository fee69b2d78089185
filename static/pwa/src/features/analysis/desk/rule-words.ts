/** Rules of analysis in words. */
import type { AnalysisRule } from '../../../api/desk'
import { td, tdIfKnown } from '../../../locale/desk'

/** The name of a setting, as the history names it too. */
export function settingName(name: string): string {
  return tdIfKnown(`history.members.analysis_rule.${name}`) ?? tdIfKnown(`history.members.all.${name}`) ?? name
}

/** `窗口长度（米） 500，年数 3`: the settings that ask for anything. */
export function settingsText({ settings }: Pick<AnalysisRule, 'settings'>): string {
  return Object.entries(settings).filter(([, value]) => typeof value === 'number' && value > 0).map(([name, value]) => `${settingName(name)} ${String(value)}`).join(td('history.comma'))
}

export function conditionText({ count, min_deaths, general }: { count: number; min_deaths: number; general: boolean }): string {
  if (general) return td('analysis.conditions.general', { count })
  if (min_deaths === 0) return td('analysis.conditions.any', { count })
  return min_deaths === 1 ? td('analysis.conditions.fatal', { count }) : td('analysis.conditions.deaths', { count, deaths: min_deaths })
}
