/** What a camera file says differently, in words. */
import { t } from '../../locale'
import { momentText } from '../../locale/time'
import type { PhotoDoubt } from './photo-facts'

/** Empty without a doubt. */
export function doubtText({ taken_at, away_m }: PhotoDoubt, now: Date): string {
  return [
    taken_at === null ? '' : t('violation.photos.takenAt', { moment: momentText(taken_at, now) }),
    away_m === null ? '' : t('violation.photos.away', { distance: away_m < 1000 ? `${away_m} m` : `${(away_m / 1000).toFixed(1)} km` }),
  ].filter((part) => part !== '').join(' ')
}
