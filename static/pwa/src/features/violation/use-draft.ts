/** The report at hand: loaded from the phone, kept on the phone at every change. */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Uuid } from '../../offline'
import type { Clock } from '../../platform/clock'
import { emptyForm, isUntouched, type DraftForm, type DraftPhoto } from './draft'
import type { DraftStore } from './draft-store'

const PAUSE_MS = 250

export interface Draft {
  /** Whose words it holds. */
  officerId: Uuid
  form: Ref<DraftForm>
  photos: ShallowRef<DraftPhoto[]>
  /** True when something unfinished was found. */
  restored: Ref<boolean>
  ready: Promise<void>
  /** Puts other content in place of what is there. */
  replace(form: DraftForm, photos: readonly DraftPhoto[]): void
  /** Forgets everything; the crew stays, it is the same car. */
  reset(platePrefix: string): Promise<void>
}

export function useDraft(store: DraftStore, clock: Clock, officerId: Uuid, platePrefix: string): Draft {
  const form = ref(emptyForm(platePrefix))
  const photos = shallowRef<DraftPhoto[]>([])
  const restored = ref(false)
  let cancel: (() => void) | null = null

  const saveForm = () => {
    cancel?.()
    cancel = null
    return store.saveForm(officerId, copyOf(form.value))
  }
  const saveIfWaiting = () => { if (cancel !== null) void saveForm() }

  function replace(nextForm: DraftForm, nextPhotos: readonly DraftPhoto[]) {
    form.value = copyOf(nextForm)
    photos.value = [...nextPhotos]
  }
  async function load() {
    const found = await store.load(officerId)
    if (found === null) return
    replace(found.form, found.photos)
    restored.value = !isUntouched(found.form, found.photos)
  }
  async function reset(prefix: string) {
    replace(emptyForm(prefix, [...form.value.crew_ids]), [])
    restored.value = false
    await store.clear(officerId)
  }

  const ready = load().then(() => {
    watch(form, () => { cancel ??= clock.after(PAUSE_MS, () => void saveForm()) }, { deep: true })
    watch(photos, (next) => {
      void store.savePhotos(officerId, next)
      void saveForm()
    })
  })
  // The page is about to be hidden, perhaps by the camera, perhaps for ever.
  document.addEventListener('visibilitychange', saveIfWaiting)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', saveIfWaiting)
    saveIfWaiting()
  })
  return { officerId, form, photos, restored, ready, replace, reset }
}

/** A copy without Vue's proxies, which no database can clone. */
function copyOf(form: DraftForm): DraftForm {
  const replaces = form.replaces && { ...form.replaces, fix: form.replaces.fix && { ...form.replaces.fix } }
  const offences = form.offences.map((offence) => ({ ...offence, speeding: offence.speeding && { ...offence.speeding } }))
  return { ...form, offences, plate: { ...form.plate }, crew_ids: [...form.crew_ids], replaces }
}
