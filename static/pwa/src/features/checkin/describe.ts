/** Distances and judgements in words. */
import { t, type PlainKey } from '../../locale'
import type { IconName } from '../../ui/icons'
import type { Tone } from '../../ui/tone'
import type { FixAnswer } from '../../platform/geolocation'
import type { Judgement } from './rules'

export function distanceText(metres: number): string {
  if (metres < 1000) return t('checkin.metres', { count: Math.round(metres) })
  return t('checkin.kilometres', { count: (metres / 1000).toFixed(metres < 10_000 ? 1 : 0) })
}

export const JUDGEMENTS: Record<Judgement, { tone: Tone; icon: IconName; label: PlainKey }> = {
  inside: { tone: 'good', icon: 'checkCircle', label: 'checkin.inside' },
  outside: { tone: 'wait', icon: 'place', label: 'checkin.outside' },
  uncertain: { tone: 'wait', icon: 'help', label: 'checkin.uncertain' },
}

/** Why there is no position, and that it doesn't matter for saving. */
export function noFixText(answer: FixAnswer | null): string {
  if (answer === null || answer.kind === 'fix') return t('checkin.locating')
  return t(`checkin.noFix.${answer.kind}`)
}
