/** Swaps, leave and days in words, on the phone and at the desk. */
import { t } from '../../locale'
import { dateText, noonOf, weekdayText } from '../../locale/time'
import type { Tone } from '../../ui/tone'
import { isSwap } from './requests'
import type { Request, RosterKind } from './views'

export const TONES: Readonly<Record<Request['state'], Tone>> = { asked: 'wait', agreed: 'wait', approved: 'good', refused: 'bad', withdrawn: 'mute' }

export function dayText(day: string): string {
  return `${dateText(noonOf(day))} ${weekdayText(noonOf(day))}`
}

export function shiftText(day: string, kinds: readonly RosterKind[]): string {
  return `${dayText(day)} ${kinds.map((kind) => t(`roster.kinds.${kind}`)).join('、')}`
}

export function requestText(request: Request, nameOf: (officerId: string) => string): string {
  if (!isSwap(request)) {
    const days = [...new Set([request.first_day, request.last_day])].map(dayText).join(' – ')
    return t('roster.leaveText', { who: nameOf(request.officer_id), kind: t(`roster.leaveKinds.${request.kind}`), days })
  }
  const { asker_id, other_id, day, shifts, other_day, other_shifts } = request
  const said = { asker: nameOf(asker_id), other: nameOf(other_id), day: shiftText(day, shifts) }
  return other_day === null ? t('roster.takeText', said) : t('roster.swapText', { ...said, otherDay: shiftText(other_day, other_shifts) })
}

/** An open leave has nobody to agree: it waits for approval. */
export function stateText(request: Request): string {
  return t(`roster.states.${request.state === 'asked' && !isSwap(request) ? 'agreed' : request.state}`)
}
