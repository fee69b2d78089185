/** Saying something that needs neither place nor photo: signed and on the phone at once. */
import { shallowRef, type ShallowRef } from 'vue'
import { t } from '../locale'
import type { CommandType, DraftPayload } from '../offline'
import { failureText } from './failure-text'
import { useOpenedFor } from './identity'
import { useServices } from './services'

export interface Saying {
  busy: Readonly<ShallowRef<boolean>>
  failure: Readonly<ShallowRef<string | null>>
  /** Whether it was saved. */
  say: <T extends CommandType>(type: T, payload: DraftPayload<T>) => Promise<boolean>
}

export function useSay(): Saying {
  const { offline } = useServices()
  const openedFor = useOpenedFor()
  const busy = shallowRef(false)
  const failure = shallowRef<string | null>(null)
  return {
    busy, failure,
    say: async (type, payload) => {
      busy.value = true
      failure.value = null
      try {
        await offline.record(type, payload, { fix: null, officerId: await openedFor })
        return true
      } catch (error) {
        failure.value = t('ui.notSaved', { reason: failureText(error) })
        return false
      } finally {
        busy.value = false
      }
    },
  }
}
