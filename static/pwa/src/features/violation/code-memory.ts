/** The codes that an officer pinned and used last, kept on this phone for each officer apart. */
import { ref, type Ref } from 'vue'
import { useServices } from '../../app/services'
import type { Uuid } from '../../offline'

const MOST_RECENT = 6
const MOST_PINNED = 12

export interface CodeMemory {
  /** The latest pinned last, so that the others stay where the thumb knows them. */
  pinned: Ref<readonly string[]>
  /** The latest first. */
  recent: Ref<readonly string[]>
  /** The last limit that was measured against; null at first. */
  limitKmh: Ref<number | null>
  /** Pins a code, or lets it go. */
  toggle(key: string): void
  used(keys: readonly string[], limitKmh: number | null): void
}

export function useCodeMemory(officerId: Uuid): CodeMemory {
  const { preferences } = useServices()
  const kept = preferences.get('officerCodes')[officerId] ?? { pinned: [], recent: [], limitKmh: null }
  const pinned = ref<readonly string[]>(kept.pinned)
  const recent = ref<readonly string[]>(kept.recent)
  const limitKmh = ref(kept.limitKmh)

  function keep() {
    const own = { pinned: [...pinned.value], recent: [...recent.value], limitKmh: limitKmh.value }
    preferences.set('officerCodes', { ...preferences.get('officerCodes'), [officerId]: own })
  }
  return {
    pinned, recent, limitKmh,
    toggle: (key) => {
      pinned.value = pinned.value.includes(key) ? pinned.value.filter((each) => each !== key) : [...pinned.value, key].slice(-MOST_PINNED)
      keep()
    },
    used: (keys, limit) => {
      recent.value = [...keys, ...recent.value.filter((key) => !keys.includes(key))].slice(0, MOST_RECENT)
      limitKmh.value = limit ?? limitKmh.value
      keep()
    },
  }
}
