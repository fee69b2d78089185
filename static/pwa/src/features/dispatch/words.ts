/** Tasks in words, signs and colours. */
import { t } from '../../locale'
import type { IconName } from '../../ui/icons'
import type { Tone } from '../../ui/tone'
import { formatChainage, type Duty } from '../duty'
import { isUnanswered, type AnswerType, type Standing } from './rules'
import type { TaskKind, TaskPlace, TaskState, Urgency } from './views'

export const KIND_ICONS: Record<TaskKind, IconName> = {
  patrol: 'road', post: 'place', accident: 'report', congestion: 'road', escort: 'crew', check: 'search', other: 'records',
}
export const ANSWER_ICONS: Record<AnswerType, IconName> = {
  'dispatch.acknowledge': 'check', 'dispatch.set_out': 'road', 'dispatch.arrive': 'arrive', 'dispatch.report_back': 'pen', 'dispatch.send_back': 'back',
}
export const URGENCY_TONES: Record<Urgency, Tone> = { critical: 'bad', urgent: 'wait', routine: 'mute' }

export function stateTone(state: TaskState): Tone {
  if (state === 'expired') return 'bad'
  if (state === 'recalled' || state === 'sent_back') return 'mute'
  if (isUnanswered(state)) return 'wait'
  return state === 'reported' || state === 'done' ? 'good' : 'brand'
}

/** `本机已签收，待上传` while only this phone knows; `已签收` once the server has it. */
export function stateText({ state, said }: Standing): string {
  const word = isUnanswered(state) && state !== 'expired' ? t('dispatch.states.unanswered') : t(`dispatch.states.${state}`)
  if (said === null || said.state.kind === 'confirmed') return word
  return t(said.state.kind === 'attention' ? 'dispatch.local.attention' : said.state.waits_for === 'photos' ? 'dispatch.local.photos' : 'dispatch.local.pending', { state: word })
}

/** Post or section, chainage, words; empty where there is none. */
export function placeText(place: TaskPlace, { posts, sections }: Pick<Duty, 'posts' | 'sections'>): string {
  const post = posts.value.find(({ id }) => id === place.post_id)?.name ?? ''
  const section = sections.value.find(({ id }) => id === place.section_id)?.name ?? ''
  const chainage = place.chainage_m === null ? '' : formatChainage(place.chainage_m)
  return [post, section, chainage, place.place_text].filter((part) => part !== '').join(' ')
}
