/** A talk in one line, and in full. */
import { t } from '../../locale'
import { clockText } from '../../locale/time'
import type { Entry } from '../../offline'
import type { Outreach } from './use-outreach'

interface Fact {
  name: string
  value: string
}

type TalkEntry = Entry<'outreach.close_session'>

/** `郭店屯村、郭屯小学 · 68 人`. */
export function talkSubject({ body: { payload } }: TalkEntry, targetName: Outreach['targetName']): string {
  return `${targetNames(payload.target_ids, targetName)} · ${t('outreach.count.people', { count: payload.head_count })}`
}

function targetNames(ids: readonly string[], targetName: Outreach['targetName']): string {
  return ids.map((id) => targetName(id) ?? t('outreach.targets.gone')).join('、')
}

export function talkFacts({ body: { payload } }: TalkEntry, { targetName, wordName, officers }: Outreach): Fact[] {
  const people = new Map(officers.value.map(({ id, name }) => [id, name]))
  const chips = (list: string, codes: readonly string[]) => codes.map((code) => wordName(list, code)).join('、')
  const said: Fact[] = [
    { name: t('outreach.targets.title'), value: targetNames(payload.target_ids, targetName) },
    { name: t('outreach.times.title'), value: `${clockText(new Date(payload.started_at))} – ${clockText(new Date(payload.ended_at))}` },
    { name: t('outreach.count.title'), value: `${t('outreach.count.people', { count: payload.head_count })}（${t(`outreach.count.methods.${payload.count_method}`)}）` },
    { name: t('outreach.lists.group'), value: chips('group', payload.groups) },
    { name: t('outreach.lists.form'), value: chips('form', payload.forms) },
    { name: t('outreach.lists.theme'), value: chips('theme', payload.themes) },
    { name: t('outreach.lists.material'), value: payload.materials.map(({ kind, count }) => `${wordName('material', kind)} ${count}`).join('、') },
    { name: t('outreach.presenters.title'), value: payload.presenter_ids.map((id) => people.get(id) ?? t('outreach.presenters.gone')).join('、') },
    { name: t('outreach.hazards'), value: payload.hazards_heard },
    { name: t('outreach.wishes'), value: payload.wishes },
    { name: t('outreach.note'), value: payload.note },
  ]
  return said.filter(({ value }) => value !== '')
}
