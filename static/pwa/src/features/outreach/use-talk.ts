/** The talk at hand: loaded from the phone, and on the phone again after every change. */
import { ref, shallowRef, toRaw, watch, type Ref, type ShallowRef } from 'vue'
import type { Uuid } from '../../offline'
import { emptyTalk, habitsOf, isUntouched, type Habits, type TalkForm, type TalkPhoto } from './talk'
import type { TalkStore } from './talk-store'

export interface Talk {
  /** Whose words it holds. */
  officerId: Uuid
  form: Ref<TalkForm>
  photos: ShallowRef<TalkPhoto[]>
  /** What the last talk was like; null before the first one. */
  habits: ShallowRef<Habits | null>
  /** True when something unfinished was found. */
  restored: Ref<boolean>
  ready: Promise<void>
  /** Puts other content in place of what is there. */
  replace(form: TalkForm, photos: readonly TalkPhoto[]): void
  /** Forgets what is there. */
  reset(): Promise<void>
  /** Remembers what it was like for the next one, and forgets the rest. */
  finish(): Promise<void>
}

export function useTalk(store: TalkStore, officerId: Uuid): Talk {
  const form = ref(emptyTalk())
  const photos = shallowRef<TalkPhoto[]>([])
  const habits = shallowRef<Habits | null>(null)
  const restored = ref(false)

  function replace(nextForm: TalkForm, nextPhotos: readonly TalkPhoto[]) {
    form.value = copyOf(nextForm)
    photos.value = [...nextPhotos]
  }
  async function load() {
    habits.value = await store.habits(officerId)
    const found = await store.load(officerId)
    if (found === null) return
    replace(found.form, found.photos)
    restored.value = !isUntouched(found.form, found.photos)
  }
  async function reset() {
    replace(emptyTalk(), [])
    restored.value = false
    await store.clear(officerId)
  }
  async function finish() {
    habits.value = habitsOf(form.value)
    await store.saveHabits(officerId, habits.value)
    await reset()
  }

  const ready = load().then(() => {
    watch(form, (next) => void store.saveForm(officerId, copyOf(next)), { deep: true })
    watch(photos, (next) => {
      void store.savePhotos(officerId, next)
      void store.saveForm(officerId, copyOf(form.value))
    })
  })
  return { officerId, form, photos, habits, restored, ready, replace, reset, finish }
}

/** A copy without Vue's proxies, which no database can clone. */
function copyOf(form: TalkForm): TalkForm {
  return {
    ...form,
    ...habitsOf(form),
    target_ids: [...form.target_ids],
    materials: form.materials.map((each) => ({ ...each })),
    faces_visible: [...form.faces_visible],
    fix: form.fix && { ...toRaw(form.fix) },
    replaces: form.replaces && { ...form.replaces },
  }
}
