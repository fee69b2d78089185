/** 上勤 and 下勤: signed and on the phone before the page says so. */
import { ref, type Ref } from 'vue'
import { failureText } from '../../app/failure-text'
import { useOpenedFor } from '../../app/identity'
import { usePosition } from '../../app/position'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { Entry, Uuid } from '../../offline'
import type { StartPayload } from './standing'

export interface SayShift {
  busy: Ref<boolean>
  failure: Ref<string | null>
  /** False when nothing was saved. `replaced`: a record that the server refused or that is corrected from its page. */
  start: (payload: StartPayload, replaced: Entry<'shift.start'> | null, supersedes: Uuid | null) => Promise<boolean>
  end: (shiftId: Uuid) => Promise<boolean>
  withdraw: (commandId: Uuid, reason: string) => Promise<boolean>
}

export function useSayShift(): SayShift {
  const { offline } = useServices()
  const position = usePosition()
  const openedFor = useOpenedFor()
  const busy = ref(false)
  const failure = ref<string | null>(null)

  async function say(write: (officerId: Uuid | undefined) => Promise<unknown>): Promise<boolean> {
    busy.value = true
    failure.value = null
    try {
      await write(await openedFor)
      return true
    } catch (error) {
      failure.value = t('shift.failed', { reason: failureText(error) })
      return false
    } finally {
      busy.value = false
    }
  }
  return {
    busy,
    failure,
    start: (payload, replaced, supersedes) => say(async (officerId) => {
      if (replaced?.state.kind === 'attention') await offline.correct<'shift.start'>(replaced.id, payload, { fix: replaced.body.fix, officerId })
      else await offline.record('shift.start', payload, { fix: replaced?.body.fix ?? await position.fixForRecord(), supersedes: replaced?.id ?? supersedes, officerId })
    }),
    end: (shift_id) => say(async (officerId) => offline.record('shift.end', { shift_id, note: '' }, { fix: await position.fixForRecord(), officerId })),
    withdraw: (command_id, reason) => say((officerId) => offline.record('shift.withdraw', { command_id, reason }, { fix: null, officerId })),
  }
}
