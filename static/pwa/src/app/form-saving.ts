/** A form's way onto the phone: every change is kept before the next tap, and what is saved is signed and on disk. */
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { CommandType, DraftPayload, RecordPhoto } from '../offline'
import type { Begun } from './begun-form'
import { failureText } from './failure-text'
import { usePosition, type Position } from './position'
import type { Replaces } from './replacing'
import { useServices } from './services'

export interface FormSaving<F> {
  form: Ref<F>
  photos: ShallowRef<RecordPhoto[]>
  position: Position
  saving: Ref<boolean>
  /** Why the last try saved nothing, in words. */
  failure: Ref<string | null>
  /** The phone couldn't keep the last change: what isn't saved goes with the page. */
  unkept: Ref<boolean>
  /** The new entry's id; null when nothing was saved, and the form stays. */
  save: () => Promise<string | null>
}

/** Corrects what the form replaces, or records it anew with where the phone is now. `payload` reads a plain copy. */
export function useFormSaving<T extends CommandType, F extends { replaces: Replaces | null }>(type: T, begun: Begun<F>, payload: (form: F) => DraftPayload<T>): FormSaving<F> {
  const { offline, clock } = useServices()
  const position = usePosition()
  const form = ref(copyOf(begun.form)) as Ref<F>
  const photos = shallowRef<RecordPhoto[]>(begun.photos)
  const saving = ref(false)
  const failure = ref<string | null>(null)
  const unkept = ref(false)
  const stopKeeping = watch([form, photos], () => { void keep() }, { deep: true })

  async function keep() {
    try {
      await begun.drafts.save(begun.officer.id, copyOf(form.value), photos.value, clock.now().toISOString())
      unkept.value = false
    } catch {
      unkept.value = true
    }
  }

  async function save() {
    saving.value = true
    failure.value = null
    try {
      const { id } = await write()
      await letGo()
      return id
    } catch (error) {
      failure.value = failureText(error)
      return null
    } finally {
      saving.value = false
    }
  }
  async function write() {
    const { replaces } = form.value
    const fix = replaces === null ? await position.fixForRecord() : copyOf(replaces.fix)
    const said = payload(copyOf(form.value))
    if (replaces?.how === 'correct') return offline.correct<T>(replaces.id, said, { fix, photos: photos.value, officerId: begun.officer.id })
    return offline.record(type, said, { fix, photos: photos.value, supersedes: replaces?.id ?? null, officerId: begun.officer.id })
  }
  /** It is saved whatever becomes of its draft: one that stays behind is known by its time. */
  async function letGo() {
    stopKeeping()
    await begun.drafts.clear(begun.officer.id).catch(() => undefined)
  }
  return { form, photos, position, saving, failure, unkept, save }
}

/** What IndexedDB can keep: the form without Vue's wrapping. */
function copyOf<F>(form: F): F {
  return JSON.parse(JSON.stringify(form)) as F
}
