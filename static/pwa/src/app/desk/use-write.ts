/**
 * One write of a desk's page at a time: busy while it runs, and in words why it wasn't done. As long as nobody knows
 * what became of an attempt, the same request again carries the same key, so that the server does it once.
 */
import { shallowRef, type ShallowRef } from 'vue'
import type { HttpAnswer, HttpRequest } from '../../platform/http'
import { uuid7 } from '../../platform/uuid'
import { useServices } from '../services'
import { failureText } from './failure'

export interface Writing {
  busy: Readonly<ShallowRef<boolean>>
  refusal: Readonly<ShallowRef<string | null>>
  /** Null where it wasn't done; `refusal` then says why. */
  write: (request: HttpRequest) => Promise<(HttpAnswer & { kind: 'ok' }) | null>
  /** The code of the latest refusal; null after success and without an answer. */
  code: Readonly<ShallowRef<string | null>>
  /** Takes away what was said of an earlier attempt. */
  forget: () => void
}

export function useWrite(): Writing {
  const { http, clock } = useServices()
  const busy = shallowRef(false)
  const refusal = shallowRef<string | null>(null)
  const code = shallowRef<string | null>(null)
  let open: { intention: string; key: string } | null = null

  async function write(request: HttpRequest) {
    const intention = JSON.stringify(request)
    if (open?.intention !== intention) open = { intention, key: uuid7(clock.now()) }
    busy.value = true
    const answer = await http.request({ ...request, headers: { ...request.headers, 'Idempotency-Key': open.key } })
    busy.value = false
    if (isFinal(answer)) open = null
    refusal.value = answer.kind === 'ok' ? null : failureText(answer)
    code.value = answer.kind === 'problem' ? answer.problem.code : null
    return answer.kind === 'ok' ? answer : null
  }
  function forget() {
    refusal.value = null
    code.value = null
  }
  return { busy, refusal, code, write, forget }
}

/** Whether the server decided, so that the same request again would be a new intention. */
function isFinal(answer: HttpAnswer): boolean {
  return answer.kind === 'ok' || (answer.kind === 'problem' && answer.problem.status < 500 && answer.problem.status !== 429)
}
