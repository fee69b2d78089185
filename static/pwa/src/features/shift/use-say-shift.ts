/** 上勤 and 下勤: signed and on the phone before the page says so. */
import { ref, type Ref } from 'vue'
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
  const busy = ref(false)
  const failure = ref<string | null>(null)

  async function say(write: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    failure.value = null
    try {
      await write()
      return true
    } catch (error) {
      failure.value = t('shift.failed', { reason: error instanceof Error ? error.message : String(error) })
      return false
    } finally {
      busy.value = false
    }
  }
  return {
    busy,
    failure,
    start: (payload, replaced, supersedes) => say(async () => {
      if (replaced?.state.kind === 'attention') await offline.correct<'shift.start'>(replaced.id, payload, { fix: replaced.body.fix })
      else await offline.record('shift.start', payload, { fix: replaced?.body.fix ?? await position.fixForRecord(), supersedes: replaced?.id ?? supersedes })
    }),
    end: (shift_id) => say(async () => offline.record('shift.end', { shift_id, note: '' }, { fix: await position.fixForRecord() })),
    withdraw: (command_id, reason) => say(() => offline.record('shift.withdraw', { command_id, reason }, { fix: null })),
  }
}
