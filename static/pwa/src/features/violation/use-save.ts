/** Saving the report: signed and on the phone before the page says so. */
import { ref, type Ref } from 'vue'
import { failureText } from '../../app/failure-text'
import type { Position } from '../../app/position'
import type { Preferences } from '../../app/preferences'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { Fix, Offline } from '../../offline'
import type { CodeMemory } from './code-memory'
import { payloadOf } from './draft'
import type { Draft } from './use-draft'

export interface Save {
  saving: Ref<boolean>
  failure: Ref<string | null>
  /** The new entry's id; null when nothing was saved. */
  save: () => Promise<string | null>
}

export function useSave(draft: Draft, position: Position, memory: CodeMemory): Save {
  const { offline, preferences } = useServices()
  const saving = ref(false)
  const failure = ref<string | null>(null)

  async function save() {
    saving.value = true
    failure.value = null
    try {
      const { replaces } = draft.form.value
      const { id } = await write(offline, draft, replaces === null ? await position.fixForRecord() : replaces.fix)
      memory.used(draft.form.value.offences.map(({ code }) => code), limitOf(draft))
      rememberPlate(preferences, draft)
      return id
    } catch (error) {
      failure.value = t('violation.failed', { reason: failureText(error) })
      return null
    } finally {
      saving.value = false
    }
  }
  return { saving, failure, save }
}

function write(offline: Offline, { officerId, form, photos }: Draft, fix: Fix | null) {
  const { replaces } = form.value
  const payload = payloadOf(form.value)
  if (replaces?.how === 'correct') return offline.correct<'violation.report'>(replaces.id, payload, { fix, photos: photos.value, officerId })
  return offline.record('violation.report', payload, { fix, photos: photos.value, supersedes: replaces?.id ?? null, officerId })
}

function limitOf({ form }: Draft): number | null {
  return form.value.offences.find(({ speeding }) => speeding !== null)?.speeding?.limit_kmh ?? null
}

function rememberPlate(preferences: Preferences, { form: { value: form } }: Draft) {
  const prefix = /^[^0-9A-Z][A-Z]/.exec(form.plate.text)?.[0]
  if (prefix !== undefined && !form.plate.manual) preferences.set('platePrefix', prefix)
}
