/** The language of the interface: one for the whole page, changed at runtime, remembered on this phone. */
import { readonly, ref, shallowRef } from 'vue'
import type { Arguments, MessageKey, Messages } from './messages'
import { zhCN } from './zh-CN'

export type { MessageKey, Messages, PlainKey } from './messages'
export type Language = 'zh-CN' | 'en'

/** Each in its own words. */
export const LANGUAGES: readonly { code: Language; name: string }[] = [
  { code: 'zh-CN', name: '简体中文' },
  { code: 'en', name: 'English' },
]

const messages = shallowRef<Messages>(zhCN)
const chosen = ref<Language>('zh-CN')

export const language = readonly(chosen)

/**
 * Loads the language's texts and switches the page to them. Chinese is always at hand; English is a chunk of its own, and where
 * it can't be had (chosen without a network) the page stays Chinese.
 */
export async function setLanguage(code: Language): Promise<void> {
  const english = code === 'en' ? await loadEnglish() : null
  messages.value = english ?? zhCN
  chosen.value = english === null ? 'zh-CN' : 'en'
  document.documentElement.lang = chosen.value
}

async function loadEnglish(): Promise<Messages | null> {
  try {
    return (await import('./en')).en
  } catch {
    return null
  }
}

/** The text under `key` in the chosen language, with `{name}` replaced by the parameter of that name. */
export function t<K extends MessageKey>(key: K, ...[params]: Arguments<K>): string {
  return fillText(textAt(messages.value, key) ?? key, params ?? {})
}

/** The text under a key that data decides on (a code of the server), or null if there is none. */
export function tIfKnown(key: string, params: Readonly<Record<string, unknown>> = {}): string | null {
  const text = textAt(messages.value, key)
  return text === null ? null : fillText(text, params)
}

/** The text at `path.to.a.leaf` of a tree of texts, or null. The leaf may hold dots, as the names of commands do. */
export function textAt(texts: unknown, key: string): string | null {
  if (!isBranch(texts)) return null
  const text = texts[key]
  if (typeof text === 'string') return text
  const dot = key.indexOf('.')
  return dot === -1 ? null : textAt(texts[key.slice(0, dot)], key.slice(dot + 1))
}

function isBranch(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null
}

/** `text` with each `{name}` replaced by the parameter of that name. */
export function fillText(text: string, params: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}
