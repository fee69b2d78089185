/** Saving the talk: signed and on the phone before the page says so. */
import { ref, type Ref } from 'vue'
import { failureText } from '../../app/failure-text'
import type { Position } from '../../app/position'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { Fix } from '../../offline'
import { markedPhotos, payloadOf } from './talk'
import type { Talk } from './use-talk'

export interface SaveTalk {
  saving: Ref<boolean>
  failure: Ref<string | null>
  /** The new entry's id; null when nothing was saved. */
  save: () => Promise<string | null>
}

export function useSaveTalk(talk: Talk, position: Position): SaveTalk {
  const { offline, clock } = useServices()
  const saving = ref(false)
  const failure = ref<string | null>(null)

  async function save() {
    saving.value = true
    failure.value = null
    try {
      const { fix, replaces } = talk.form.value
      const { id } = await write(fix ?? (replaces === null ? await position.fixForRecord() : null))
      return id
    } catch (error) {
      failure.value = t('outreach.failed', { reason: failureText(error) })
      return null
    } finally {
      saving.value = false
    }
  }
  function write(fix: Fix | null) {
    const { officerId } = talk
    const { value: form } = talk.form
    const payload = payloadOf(form, clock.now())
    const photos = markedPhotos(form, talk.photos.value)
    const plain = fix && { ...fix }
    if (form.replaces?.how === 'correct') return offline.correct<'outreach.close_session'>(form.replaces.id, payload, { fix: plain, photos, officerId })
    return offline.record('outreach.close_session', payload, { fix: plain, photos, supersedes: form.replaces?.id ?? null, officerId })
  }
  return { saving, failure, save }
}
