/** A call in words for the desk, and what a task made of it begins with. */
import type { Call, CallAccident, CallWord, Section } from '../../../api/desk'
import { language } from '../../../locale'
import { td } from '../../../locale/desk'
import { clockText, dateText } from '../../../locale/time'
import type { Tone } from '../../../ui/tone'
import { placeOf } from '../../accident/desk'
import { formatChainage } from '../../duty'
import type { TaskKind } from '../../dispatch/views'

export const OUTCOMES = ['open', 'settled', 'accident', 'handed_over', 'nothing', 'repeated', 'false'] as const
export const SOURCES = ['import', 'desk'] as const
export const OUTCOME_TONES: Record<Call['outcome'], Tone> = { open: 'wait', settled: 'good', accident: 'brand', handed_over: 'mute', nothing: 'mute', repeated: 'mute', false: 'mute' }

/** What a kind is called; the code itself for one that was given up. */
export function kindOf(words: readonly CallWord[], code: string): string {
  const word = words.find((each) => each.list === 'kind' && each.code === code)
  return word === undefined ? code : language.value === 'en' ? word.name_en : word.name_zh
}

export const kindChoices = (words: readonly CallWord[]) =>
  words.filter(({ list }) => list === 'kind').map(({ code }) => ({ value: code, label: kindOf(words, code) }))
export const outcomeChoices = () => OUTCOMES.map((value) => ({ value, label: td(`calls.outcomes.${value}`) }))

export const whenOf = ({ day, received_at }: Pick<Call, 'day' | 'received_at'>): string => `${day} ${clockText(new Date(received_at))}`

/** An accident beside a call: when, how grave, where, under which number. */
export function accidentText(accident: CallAccident, sections: readonly Section[]): string {
  const at = new Date(accident.occurred_at)
  const place = placeOf({ ...accident, latitude: null, longitude: null }, sections)
  const kind = accident.deaths > 0 ? td('accidents.gravities.fatal') : td(`accidents.procedures.${accident.procedure as 'general'}`)
  return [`${dateText(at)} ${clockText(at)}`, kind, place, accident.number ?? ''].filter((part) => part !== '').join(' · ')
}

const TASK_KINDS: Readonly<Record<string, TaskKind>> = { accident: 'accident', congestion: 'congestion', drink_driving: 'check' }

/** What a task made of the call begins with. Nothing of who called is known. */
export function taskOf(call: Call, kind: string) {
  return {
    kind: TASK_KINDS[call.kind] ?? ('other' as const),
    urgency: 'urgent' as const,
    title: td('calls.task.title', { kind }),
    text: [td('calls.task.received', { clock: clockText(new Date(call.received_at)) }), call.summary].filter((part) => part !== '').join('。'),
    section_id: call.section_id ?? '',
    chainage_text: call.chainage_m === null ? '' : formatChainage(call.chainage_m),
    place_text: call.place_text,
    point: call.latitude === null || call.longitude === null ? null : { latitude: call.latitude, longitude: call.longitude },
    origin: { kind: 'call' as const, id: call.id },
  }
}
