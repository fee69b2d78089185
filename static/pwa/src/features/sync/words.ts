/** An entry's state in words and colours. */
import { t } from '../../locale'
import { networkText, problemText } from '../../locale/problems'
import { receiptNumber } from '../../locale/numbers'
import { clockText } from '../../locale/time'
import type { Entry, EntryState, SendError } from '../../offline'
import type { IconName } from '../../ui/icons'
import type { Tone } from '../../ui/tone'

export interface StateWords {
  tone: Tone
  icon: IconName
  label: string
}

export function stateWords(state: EntryState): StateWords {
  if (state.kind === 'pending') return { tone: 'wait', icon: 'upload', label: t('sync.states.pending') }
  if (state.kind === 'attention') return { tone: 'bad', icon: 'warning', label: t('sync.states.attention') }
  if (state.outcome === 'applied') return { tone: 'good', icon: 'checkCircle', label: t('sync.states.confirmed') }
  return { tone: 'mute', icon: 'minus', label: t(state.outcome === 'abandoned' ? 'sync.states.abandoned' : 'sync.states.settled') }
}

/** The one line below an entry: what is missing, the receipt number, or what went wrong. */
export function stateLine(state: EntryState, now: Date): string {
  if (state.kind === 'confirmed') return state.number === null ? settlementLine(state) : t('sync.receipt', { number: receiptNumber(state.number) })
  if (state.kind === 'attention') return problemText(state.code, state.params)
  return [missingText(state), nextTryText(state, now)].join(' · ')
}

function settlementLine({ settlement }: EntryState & { kind: 'confirmed' }): string {
  return settlement === null ? '' : t(`sync.detail.settledBy.${settlement.by}`, { reason: settlement.reason ?? '' })
}

function missingText({ waits_for, photos }: EntryState & { kind: 'pending' }): string {
  if (waits_for === 'photos') return t('sync.missing.photos', { ...photos })
  return photos.total > 0 ? t('sync.missing.commandAndPhotos', { count: photos.total }) : t('sync.missing.command')
}

function nextTryText({ next_try_at }: EntryState & { kind: 'pending' }, now: Date): string {
  if (next_try_at === null || Date.parse(next_try_at) - now.getTime() < 60_000) return t('sync.nextTryNow')
  return t('sync.nextTry', { clock: clockText(new Date(next_try_at)) })
}

/** Why the last attempt came to nothing. */
export function sendErrorText(error: SendError): string {
  if (error.kind === 'network') return networkText(error.reason)
  if (error.kind === 'server') return t('sync.why.server', { text: problemText(error.code) })
  return t(`sync.why.${error.kind}`)
}

export function typeText({ type }: Entry): string {
  return t(`sync.types.${type}`)
}
