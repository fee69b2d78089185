/** What an entry is about, in one line. */
import { computed, type ComputedRef } from 'vue'
import { useTaskTitle } from '../dispatch'
import { codesOf, plateOf } from '../violation'
import { useDuty } from '../duty'
import { accidentSubject } from '../accident'
import { useHazardSubject } from '../hazard'
import { useShiftSubject } from '../shift'
import { talkSubject, useOutreach } from '../outreach'
import { t } from '../../locale'
import type { CommandType, Entry } from '../../offline'

export function useSubject(): ComputedRef<(entry: Entry) => string> {
  const { posts, sections } = useDuty()
  const { targetName } = useOutreach()
  const taskTitle = useTaskTitle()
  const shiftSubject = useShiftSubject()
  const hazardSubject = useHazardSubject()
  const names = computed(() => new Map(posts.value.map(({ id, name }) => [id, name])))
  return computed(() => (entry: Entry) => {
    if (isOf(entry, 'violation.report')) return `${plateOf(entry)} · ${codesOf(entry)}`
    if (isOf(entry, 'outreach.close_session')) return talkSubject(entry, targetName)
    if (isOf(entry, 'checkin.check_in') || isOf(entry, 'checkin.check_out')) return names.value.get(entry.body.payload.post_id) ?? t('sync.detail.postGone')
    return taskTitle.value(entry) ?? shiftSubject.value(entry) ?? hazardSubject.value(entry) ?? accidentSubject(entry, (id) => sections.value.find((section) => section.id === id)?.name ?? '') ?? reasonOf(entry)
  })
}

function reasonOf({ body }: Entry): string {
  if ('answer' in body.payload) return t(`roster.answers.${body.payload.answer}`)
  return 'reason' in body.payload ? body.payload.reason : ''
}

export function isOf<T extends CommandType>(entry: Entry, type: T): entry is Entry<T> {
  return entry.type === type
}
