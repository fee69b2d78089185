/** Answering a task: signed and on the phone at once, with the fix at hand. */
import { shallowRef, type ShallowRef } from 'vue'
import { failureText } from '../../app/failure-text'
import { useOpenedFor } from '../../app/identity'
import { usePosition } from '../../app/position'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { DraftPayload, RecordPhoto } from '../../offline'
import type { AnswerType } from './rules'

export interface Answer {
  busy: Readonly<ShallowRef<boolean>>
  failure: Readonly<ShallowRef<string | null>>
  /** Whether it was saved. */
  say: <T extends AnswerType>(type: T, payload: DraftPayload<T>, photos?: readonly RecordPhoto[]) => Promise<boolean>
}

export function useAnswer(): Answer {
  const { offline } = useServices()
  const position = usePosition()
  const openedFor = useOpenedFor()
  const busy = shallowRef(false)
  const failure = shallowRef<string | null>(null)

  async function say<T extends AnswerType>(type: T, payload: DraftPayload<T>, photos: readonly RecordPhoto[] = []) {
    if (busy.value) return false
    busy.value = true
    failure.value = null
    try {
      await offline.record(type, payload, { fix: await position.fixForRecord(), photos, officerId: await openedFor })
      return true
    } catch (error) {
      failure.value = t('dispatch.failed', { reason: failureText(error) })
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, failure, say }
}
