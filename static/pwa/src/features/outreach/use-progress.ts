/** The campaign's count: what the server last told at once, what it tells now as soon as it answers. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useServices } from '../../app/services'
import { networkText, problemText } from '../../locale/problems'
import type { Uuid } from '../../offline'
import type { TalkStore } from './talk-store'
import type { Progress } from './views'

export interface ProgressReading {
  progress: ShallowRef<Progress | null>
  loading: Ref<boolean>
  /** Why the latest count didn't come. */
  failure: Ref<string | null>
  reload: () => Promise<void>
}

export function useProgress(store: TalkStore, officerId: Uuid): ProgressReading {
  const { http } = useServices()
  const progress = shallowRef<Progress | null>(null)
  const loading = ref(true)
  const failure = ref<string | null>(null)

  async function reload() {
    loading.value = true
    const answer = await http.request({ method: 'GET', path: '/outreach/progress' })
    loading.value = false
    failure.value = null
    if (answer.kind === 'network') failure.value = networkText(answer.reason)
    else if (answer.kind === 'problem') failure.value = problemText(answer.problem.code)
    else {
      progress.value = answer.body as Progress
      await store.saveProgress(officerId, progress.value)
    }
  }
  void store.progress(officerId).then((kept) => { progress.value ??= kept })
  void reload()
  return { progress, loading, failure, reload }
}
