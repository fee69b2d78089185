/** Small choices of this phone's user. Losing them costs a tap or two, so localStorage is good enough. */
import type { Language } from '../locale'

export type Theme = 'auto' | 'light' | 'dark'

interface Choices {
  language: Language
  theme: Theme
  /** The beginning of the last plate: the county's own letters need no typing. */
  platePrefix: string
  /** By officer: violation codes that they pinned and used last, and the speed limit they measured against. */
  officerCodes: Readonly<Record<string, { pinned: readonly string[]; recent: readonly string[]; limitKmh: number | null } | undefined>>
  /** For how many minutes this phone says that it has reported a plate already; 0: never. */
  plateMemoryMinutes: number
  /** By column of an export of decisions: the header that somebody chose for it. */
  decisionColumns: Readonly<Record<string, string>>
  /** Signed out without network: the server still has to be told, and must not sign anybody in by itself. */
  signOutPending: boolean
}

const DEFAULTS: Choices = { language: 'zh-CN', theme: 'auto', platePrefix: '鲁P', officerCodes: {}, plateMemoryMinutes: 10, decisionColumns: {}, signOutPending: false }

export interface Preferences {
  get<K extends keyof Choices>(key: K): Choices[K]
  set<K extends keyof Choices>(key: K, value: Choices[K]): void
}

/** `storage` null where the browser forbids it: choices then last as long as the page. */
export function createPreferences(storage: Storage | null): Preferences {
  const kept = new Map<string, unknown>()
  return {
    get: <K extends keyof Choices>(key: K) => (kept.get(key) ?? read(storage, key) ?? DEFAULTS[key]) as Choices[K],
    set: (key, value) => {
      kept.set(key, value)
      write(storage, key, value)
    },
  }
}

function read(storage: Storage | null, key: keyof Choices): unknown {
  try {
    return JSON.parse(storage?.getItem(`xunlu.${key}`) ?? 'null')
  } catch {
    return null
  }
}

function write(storage: Storage | null, key: keyof Choices, value: unknown) {
  try {
    storage?.setItem(`xunlu.${key}`, JSON.stringify(value))
  } catch {
    // A full or forbidden store: the choice holds until the page closes.
  }
}
