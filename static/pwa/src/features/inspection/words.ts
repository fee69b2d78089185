/** Inspections in words, for phone and desk. */
import { t } from '../../locale'
import type { Tone } from '../../ui/tone'
import { isKind } from './kinds'
import type { Finding, Inspection } from './views'

/** The code of a kind that a newer server knows. */
export function kindText(code: string): string {
  return isKind(code) ? t(`inspection.kinds.${code}`) : code
}

export const VERDICT_TONES: Record<Finding['verdict'], Tone> = { good: 'good', bad: 'bad', unseen: 'mute' }
export const STATE_TONES: Record<Finding['state'], Tone> = { noted: 'mute', open: 'wait', accepted: 'brand', explained: 'wait', upheld: 'bad', changed: 'mute', withdrawn: 'mute' }

export function stands({ state }: Pick<Finding, 'state'>): boolean {
  return state !== 'changed' && state !== 'withdrawn'
}

export function countsOf({ findings }: Pick<Inspection, 'findings'>): { good: number; bad: number } {
  const count = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict && stands(finding)).length
  return { good: count('good'), bad: count('bad') }
}

/** What was found in one line. */
export function resultText(inspection: Pick<Inspection, 'findings'>): string {
  const { good, bad } = countsOf(inspection)
  return good + bad === 0 ? t('inspection.nothing') : t('inspection.counts', { good, bad })
}
