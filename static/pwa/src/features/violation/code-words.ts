/** Points and fines in words. What isn't known is said to be unknown, never nought. */
import { t } from '../../locale'

export function pointsText(points: string | null): string {
  if (points === null || points === '') return t('violation.code.unknown')
  return /^\d+$/.test(points) ? t('violation.code.pointsValue', { points }) : points
}

export function fineText(fine: string | null): string {
  if (fine === null || fine === '') return t('violation.code.unknown')
  return /^[\d–-]+$/.test(fine) ? t('violation.code.fineYuan', { yuan: fine }) : fine
}
