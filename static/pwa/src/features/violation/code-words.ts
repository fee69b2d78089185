/** Points, fines and speeds in words. What isn't known is said to be open, never nought. */
import { t } from '../../locale'
import type { Judgement } from './speeding'

export function pointsText(points: string | number | null): string {
  if (points === null || points === '') return t('violation.code.pointsOpen')
  const said = String(points)
  return /^\d+$/.test(said) ? t('violation.code.pointsValue', { points: said }) : said
}

export function fineText(fine: string | null): string {
  if (fine === null || fine === '') return t('violation.code.fineOpen')
  if (fine === 'warning') return t('violation.code.fineWarning')
  return /^[\d–-]+$/.test(fine) ? t('violation.code.fineYuan', { yuan: fine }) : fine
}

/** `35.0`: percent over the limit, rounded down, so that what isn't reached is never shown as reached. */
export function overText({ over_permille }: Pick<Judgement, 'over_permille'>): string {
  return (over_permille / 10).toFixed(1)
}

/** 超过规定时速 20% 以上未达 50%. */
export function bandText({ from_percent, to_percent }: Pick<Judgement, 'from_percent' | 'to_percent'>): string {
  if (to_percent === null) return t('violation.speeding.bandOpen', { from: from_percent })
  return from_percent === 0 ? t('violation.speeding.bandBelow', { to: to_percent }) : t('violation.speeding.band', { from: from_percent, to: to_percent })
}

/** 限速 80，实测 108，超 35.0%. */
export function measuredText(limit_kmh: number, speed_kmh: number, judged: Pick<Judgement, 'over_permille'>): string {
  return t('violation.speeding.measured', { limit: limit_kmh, speed: speed_kmh, percent: overText(judged) })
}
