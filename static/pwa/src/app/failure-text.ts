/** Why the phone saved nothing, in words that its officer can act on. */
import { t, type PlainKey } from '../locale'

const TEXTS = new Map<string, PlainKey>([
  ['NotEnrolled', 'ui.failure.notEnrolled'],
  ['HolderChanged', 'ui.failure.holderChanged'],
  ['WayClosed', 'ui.failure.wayClosed'],
  ['PhotoBytesMissing', 'ui.failure.photoBytesMissing'],
  ['QuotaExceededError', 'ui.failure.full'],
])

/** By the error's name, or that of the one inside: the store wraps what the browser threw. Never its English message. */
export function failureText(error: unknown): string {
  return t(keyOf(error) ?? (isWrapping(error) ? keyOf(error.inner) : undefined) ?? 'ui.failure.other')
}

function keyOf(error: unknown): PlainKey | undefined {
  return error instanceof Error || error instanceof DOMException ? TEXTS.get(error.name) : undefined
}

function isWrapping(error: unknown): error is { inner: unknown } {
  return typeof error === 'object' && error !== null && 'inner' in error
}
