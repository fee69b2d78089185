/**
 * The desk's texts. They lie apart from the field app's, so that no phone carries them: only pages of the desk import
 * this. Both languages come along, a desk has the room.
 */
import { fillText, language, textAt } from '../index'
import { problemText } from '../problems'
import type { Arguments, PathOf, Widened } from '../messages'
import { en } from './en'
import { zhCN } from './zh-CN'

export type DeskMessages = Widened<typeof zhCN>
export type DeskKey = PathOf<typeof zhCN>

/** The text under `key` in the chosen language; like `t` of ../index. */
export function td<K extends DeskKey>(key: K, ...[params]: Arguments<K, typeof zhCN>): string {
  return fillText(textAt(messages(), key) ?? key, params ?? {})
}

/** One sentence for a code of the server: those that only a desk meets lie here, the others with the field app's. */
export function deskProblemText(code: string, params: Readonly<Record<string, unknown>> = {}): string {
  const own = tdIfKnown(`errors.${code}`)
  return own === null ? problemText(code, params) : fillText(own, params)
}

/** The text under a key that data decides on, or null if there is none. */
export function tdIfKnown(key: string): string | null {
  return textAt(messages(), key)
}

function messages(): DeskMessages {
  return language.value === 'en' ? en : zhCN
}
