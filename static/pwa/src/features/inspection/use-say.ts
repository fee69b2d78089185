/** Answering a finding, or reporting something mended: signed and on the phone at once. */
import { shallowRef, type ShallowRef } from 'vue'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { DraftPayload } from '../../offline'

export interface Saying {
  busy: Readonly<ShallowRef<boolean>>
  failure: Readonly<ShallowRef<string | null>>
  /** Whether it was saved. */
  say: <T extends 'inspection.answer' | 'inspection.report_rectified'>(type: T, payload: DraftPayload<T>) => Promise<boolean>
}

export function useSay(): Saying {
  const { offline } = useServices()
  const busy = shallowRef(false)
  const failure = shallowRef<string | null>(null)
  return {
    busy, failure,
    say: async (type, payload) => {
      busy.value = true
      failure.value = null
      try {
        await offline.record(type, payload, { fix: null })
        return true
      } catch (error) {
        failure.value = t('inspection.failed', { reason: error instanceof Error ? error.message : String(error) })
        return false
      } finally {
        busy.value = false
      }
    },
  }
}
