/** What a credit or a grid's cell says of the warning lights: `警灯：亮 82%，未知 18%`. */
import { t } from '../../locale'
import { lightShares } from './rules'

export function lightsText(facts: Readonly<Record<string, number>>): string | null {
  const shares = lightShares(facts)
  if (shares === null) return null
  const parts = (['on', 'off', 'unknown'] as const).filter((name) => shares[name] > 0).map((name) => t(`assessment.lights.${name}`, { share: shares[name] }))
  return t('assessment.lights.said', { parts: parts.join(t('assessment.lights.comma')) })
}
