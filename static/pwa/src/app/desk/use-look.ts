/** Opening a track: asked for with a reason, which the server keeps and tells those who were in the car. */
import { shallowRef, type ShallowRef } from 'vue'
import { useServices } from '../services'
import { failureText } from './failure'
import { withQuery } from './use-query'

export interface Look<T> {
  /** What was opened; null until then. */
  opened: ShallowRef<T | null>
  asking: ShallowRef<boolean>
  busy: Readonly<ShallowRef<boolean>>
  refusal: Readonly<ShallowRef<string | null>>
  open: (path: string, said: Readonly<Record<string, string>>) => Promise<void>
}

export function useLook<T>(): Look<T> {
  const { http } = useServices()
  const opened = shallowRef<T | null>(null)
  const asking = shallowRef(false)
  const busy = shallowRef(false)
  const refusal = shallowRef<string | null>(null)

  async function open(path: string, said: Readonly<Record<string, string>>) {
    busy.value = true
    const answer = await http.request({ method: 'GET', path: withQuery(path, said) })
    busy.value = false
    refusal.value = answer.kind === 'ok' ? null : failureText(answer)
    if (answer.kind !== 'ok') return
    opened.value = answer.body as T
    asking.value = false
  }
  return { opened, asking, busy, refusal, open }
}
