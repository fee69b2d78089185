/** Codes of the server, and failures to reach it, as sentences for an officer. */
import { t, tIfKnown } from './index'

/** One sentence for a stable code; a code that this version doesn't know is at least named. */
export function problemText(code: string, params: Readonly<Record<string, unknown>> = {}): string {
  return tIfKnown(`errors.${code}`, params) ?? httpText(code) ?? t('errorFallback.unknown', { code })
}

/** Answers without a code of ours: `http_502` and the like. */
function httpText(code: string): string | null {
  const status = /^http_(\d{3})$/.exec(code)?.[1]
  return status === undefined ? null : t('errorFallback.http', { status })
}

/** Why no answer of our server came. */
export function networkText(reason: 'unreachable' | 'timeout' | 'foreign'): string {
  return t(`network.${reason}`)
}
