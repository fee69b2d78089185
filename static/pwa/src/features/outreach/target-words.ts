/** A target in words. */
import { t } from '../../locale'
import { distanceText } from '../checkin'
import type { Found } from './find-target'

/** `村庄 · 郭店屯镇 · 320 米`. */
export function hintOf({ target, distance_m }: Found): string {
  const parts = [t(`outreach.kinds.${target.kind}`), target.town_name, distance_m === null ? '' : distanceText(distance_m)]
  return parts.filter((part) => part !== '').join(' · ')
}
