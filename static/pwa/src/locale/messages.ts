/**
 * The type of every text of the interface. Chinese is the original: a key that the English files miss, or have too
 * much of, is a type error, and so is a call of `t` with a key or a parameter that the text doesn't have.
 */
import type { zhCN } from './zh-CN'

/** The Chinese texts with their keys, and any string in the leaves. */
export type Messages = Widened<typeof zhCN>
export type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> }

/** `today.title`: the way to one text. */
export type MessageKey = PathOf<typeof zhCN>
export type PathOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${PathOf<T[K]>}` }[keyof T & string]

/** The text that stands in the Chinese file under a key. */
type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T ? TextAt<T[Head], Rest> : never
  : K extends keyof T ? T[K] : never

/** The names in braces of a text: `回执 {number}` has `number`. */
type Placeholder<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never

type ParamsOf<K extends string, T = typeof zhCN> = Placeholder<TextAt<T, K>>

/** What `t` wants after the key: nothing, or exactly the parameters of that text. `T`: the texts looked in. */
export type Arguments<K extends string, T = typeof zhCN> = [ParamsOf<K, T>] extends [never]
  ? []
  : [params: Readonly<Record<ParamsOf<K, T>, string | number>>]

/** Keys of texts without parameters: what tables of labels hold. */
export type PlainKey = { [K in MessageKey]: [ParamsOf<K>] extends [never] ? K : never }[MessageKey]
