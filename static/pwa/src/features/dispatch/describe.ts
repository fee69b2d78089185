/** An answer to a task, among the records. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { Entry, View } from '../../offline'
import { isAnswer } from './rules'
import type { OwnTask } from './views'

export type TaskTitle = (entry: Entry) => string | null

/** The title of the task that an entry answers; null for other entries. */
export function useTaskTitle(): ComputedRef<TaskTitle> {
  const views = useLive<View<OwnTask>[]>(useServices().offline.views<OwnTask>('task'), [])
  const titles = computed(() => new Map(views.value.map(({ id, data }) => [id, data.title])))
  return computed(() => (entry) => (isAnswer(entry) ? (titles.value.get(entry.body.payload.task_id) ?? t('dispatch.gone')) : null))
}
