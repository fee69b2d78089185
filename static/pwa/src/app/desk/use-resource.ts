/**
 * One thing the server shows, as a page of the desk sees it. What was shown stays in sight while it is fetched again;
 * a failure then makes it stale, it doesn't take it away.
 */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { HttpAnswer } from '../../platform/http'
import { useServices } from '../services'

export type Failure = Exclude<HttpAnswer, { kind: 'ok' }>

export type Resource<T> =
  /** Nothing is asked for yet. */
  | { kind: 'idle' }
  | { kind: 'loading' }
  /** `at`: when it was fetched. `stale`: why the latest attempt to refresh it failed. */
  | { kind: 'ready'; data: T; at: Date; stale: Failure | null }
  | { kind: 'failed'; failure: Failure }

export interface Fetched<T> {
  state: Readonly<ShallowRef<Resource<T>>>
  reload: () => Promise<void>
}

/** Fetches what `path` names (null: nothing), again when it names something else, and every `everyMs` while in sight. */
export function useResource<T>(path: () => string | null, { everyMs }: { everyMs?: number } = {}): Fetched<T> {
  const { http, clock } = useServices()
  const state = shallowRef<Resource<T>>({ kind: 'idle' })

  async function fetchOnce(wanted: string) {
    const answer = await http.request({ method: 'GET', path: wanted })
    if (path() === wanted) state.value = next(state.value, answer, clock.now())
  }
  async function reload() {
    const wanted = path()
    if (wanted !== null) await fetchOnce(wanted)
  }
  watch(path, (wanted) => {
    state.value = { kind: wanted === null ? 'idle' : 'loading' }
    void reload()
  }, { immediate: true })
  if (everyMs !== undefined) whileInSight(everyMs, reload)
  return { state, reload }
}

function next<T>(before: Resource<T>, answer: HttpAnswer, at: Date): Resource<T> {
  if (answer.kind === 'ok') return { kind: 'ready', data: answer.body as T, at, stale: null }
  return before.kind === 'ready' ? { ...before, stale: answer } : { kind: 'failed', failure: answer }
}

/** Runs `refresh` regularly, and at once when a hidden page comes back into sight. */
function whileInSight(everyMs: number, refresh: () => Promise<void>) {
  const { clock } = useServices()
  let cancel = clock.after(everyMs, step)
  function step() {
    cancel()
    cancel = clock.after(everyMs, step)
    if (!document.hidden) void refresh()
  }
  const seen = () => { if (!document.hidden) step() }
  document.addEventListener('visibilitychange', seen)
  onScopeDispose(() => {
    cancel()
    document.removeEventListener('visibilitychange', seen)
  })
}

/** The data of a resource, or null while there is none. */
export function dataOf<T>(resource: Resource<T>): T | null {
  return resource.kind === 'ready' ? resource.data : null
}
