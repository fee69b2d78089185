/** A credit in a few words: on a chip of the board, and as the sentences of its own page. */
import type { Credit } from '../../../api/desk'
import { tIfKnown, t } from '../../../locale'
import { td, tdIfKnown } from '../../../locale/desk'
import { durationText, lengthText, percentText } from '../../../locale/desk/figures'
import type { IconName } from '../../../ui/icons'
import type { Tone } from '../../../ui/tone'

export interface Look {
  tone: Tone
  icon: IconName
}

/** Whole credit is good, none is bad, a part waits for a look; what isn't known and what is exempt is neither. */
export function lookOf({ state, value, reckoned_at }: Pick<Credit, 'state' | 'value' | 'reckoned_at'>): Look {
  if (reckoned_at === null) return { tone: 'mute', icon: 'clock' }
  if (state === 'unknown') return { tone: 'mute', icon: 'help' }
  if (state === 'exempt') return { tone: 'mute', icon: 'minus' }
  const share = Number(value)
  if (share >= 1) return { tone: 'good', icon: 'checkCircle' }
  return share > 0 ? { tone: 'wait', icon: 'clock' } : { tone: 'bad', icon: 'warning' }
}

/** `93.29%`, `未知`, `不计`, `未计算`. */
export function valueText({ state, value, reckoned_at }: Pick<Credit, 'state' | 'value' | 'reckoned_at'>): string {
  if (reckoned_at === null) return td('board.notReckoned')
  if (state === 'credited' && value !== null) return percentText(value)
  return t(state === 'exempt' ? 'assessment.valueExempt' : 'assessment.valueUnknown')
}

/** What a chip says beside the value: why there is none, or why it is nought. */
export function briefReason({ reason_code, state, value }: Pick<Credit, 'reason_code' | 'state' | 'value'>): string {
  const wanted = state !== 'credited' || Number(value) === 0
  return wanted ? (tdIfKnown(`brief.${reason_code}`) ?? '') : ''
}

export function reasonText(code: string): string {
  return tIfKnown(`assessment.reasons.${code}`) ?? t('assessment.reasonUnknown', { code })
}

/** What has to be added to the reason, so that nobody takes a state for something that it isn't. */
export function remark({ state, facts, reckoned_at }: Pick<Credit, 'state' | 'facts' | 'reckoned_at'>): string | null {
  if (reckoned_at === null) return td('credit.isNotReckoned')
  if (state === 'unknown') return td('credit.isUnknown')
  if (state === 'exempt') return td('credit.isExempt')
  if (facts['lights_told'] === 0) return td('credit.lightsUnknown')
  const excused_s = facts['excused_s'] ?? 0
  return excused_s > 0 ? td('credit.isExcused', { span: durationText(excused_s) }) : null
}

/** `在位 3 小时 12 分 / 应在 4 小时`; null where the facts don't have it. */
export function headline({ indicator, facts }: Pick<Credit, 'indicator' | 'facts'>): string | null {
  const { present_s, required_s, covered_m, length_m, police, auxiliaries, police_required } = facts as Partial<Record<string, number>>
  if (indicator === 'presence_posts' && present_s !== undefined && required_s !== undefined) return td('credit.headline.presence_posts', { present: durationText(present_s), required: durationText(required_s) })
  if (facts['demanded_m'] !== undefined && facts['demanded_m'] !== length_m) return td('credit.headline.passes', { counted: lengthText(facts['counted_m'] ?? 0), demanded: lengthText(facts['demanded_m']) })
  if (indicator === 'coverage_sections' && covered_m !== undefined && length_m !== undefined) return td('credit.headline.coverage_sections', { covered: lengthText(covered_m), length: lengthText(length_m) })
  if (indicator === 'staffing_rule' && police !== undefined) return td('credit.headline.staffing_rule', { police, auxiliaries: auxiliaries ?? 0, required: police_required ?? 0 })
  return null
}

/** Each figure with its name; those without a name are left out. */
export function factRows(facts: Credit['facts']): { name: string; value: string }[] {
  return Object.entries(facts).flatMap(([key, figure]) => {
    const name = tdIfKnown(`credit.facts.${key}`)
    return name === null ? [] : [{ name, value: figureText(key, figure) }]
  })
}

function figureText(key: string, figure: number): string {
  if (key.endsWith('_s')) return durationText(figure)
  return key.endsWith('_m') ? lengthText(figure) : String(figure)
}

/** The formula with this credit's own figures: `(4 小时 − 48 分) ÷ 4 小时 = 80%`; null where nothing was reckoned. */
export function reckoning({ indicator, state, value, reason_code, facts }: Pick<Credit, 'indicator' | 'state' | 'value' | 'reason_code' | 'facts'>): string | null {
  if (state !== 'credited' || value === null) return null
  const of = (key: string) => facts[key] ?? 0
  if (facts['fixes_inside'] !== undefined || reason_code === 'seen_on_check') return null
  if (indicator === 'presence_posts') {
    const due = durationText(of('required_s'))
    const excused = of('excused_s') === 0 ? due : `(${due} − ${durationText(of('excused_s'))})`
    return `(${due} − ${durationText(of('absent_s'))}) ÷ ${excused} = ${percentText(value)}`
  }
  if (indicator === 'coverage_sections') return `${lengthText(facts['counted_m'] ?? of('covered_m'))} ÷ ${lengthText(facts['demanded_m'] ?? of('length_m'))} = ${percentText(value)}`
  return null
}
