/** 到岗 and 离岗 as one tap: takes the fix at hand and saves. */
import { shallowRef, type ShallowRef } from 'vue'
import { failureText } from '../../app/failure-text'
import { useHolder } from '../../app/identity'
import type { Position } from '../../app/position'
import { useServices } from '../../app/services'
import type { Uuid } from '../../offline'

export type Saving = { kind: 'idle' } | { kind: 'saving' } | { kind: 'failed'; reason: string }
export type Word = 'checkin.check_in' | 'checkin.check_out'

export interface CheckIn {
  saving: Readonly<ShallowRef<Saving>>
  say: (word: Word, postId: Uuid, requirementId: Uuid | null) => Promise<void>
}

export function useCheckIn(position: Position): CheckIn {
  const { offline } = useServices()
  const holder = useHolder()
  const saving = shallowRef<Saving>({ kind: 'idle' })

  async function say(word: Word, postId: Uuid, requirementId: Uuid | null) {
    if (saving.value.kind === 'saving') return
    const officerId = holder.value?.officer.id
    // Begun before it is drawn: with a fix at hand it is being signed while the page draws.
    const recorded = position.fixForRecord().then((fix) => offline.record(word, { post_id: postId, requirement_id: requirementId }, { fix, officerId }))
    saving.value = { kind: 'saving' }
    try {
      await recorded
      saving.value = { kind: 'idle' }
      vibrate()
    } catch (error) {
      saving.value = { kind: 'failed', reason: failureText(error) }
    }
  }
  return { saving, say }
}

/** Felt through a glove; absent on iOS. */
function vibrate() {
  if ('vibrate' in navigator) navigator.vibrate(60)
}
