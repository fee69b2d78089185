/** The plate keyboard: seven columns, so that a key is as wide as a gloved finger. No I, no O. */
import { PROVINCES } from './plates'

export type KeySet = 'province' | 'letters'

const LETTERS = '1234567890ABCDEFGHJKLMNPQRSTUVWXYZ'
export const SUFFIXES = ['挂', '学', '警', '港', '澳', '领', '使'] as const
/** Put first, for a county of Shandong and its neighbours. */
const NEAR = '鲁豫冀苏皖晋京津'

export const PROVINCE_KEYS: readonly string[] = [...Array.from(NEAR), ...Array.from(PROVINCES).filter((sign) => !NEAR.includes(sign)), '使', 'WJ']

/** The issuing letter follows the province; there the zero's key writes the O of provincial police plates. */
export function letterKeys(text: string): { sign: string; enabled: boolean }[] {
  const issuing = isIssuingLetter(text)
  return Array.from(LETTERS).map((sign) => (issuing && sign === '0' ? { sign: 'O', enabled: true } : { sign, enabled: !(issuing && /\d/.test(sign)) }))
}

/** Suffixes stand in the seventh place. */
export function suffixEnabled(text: string): boolean {
  return Array.from(text).length === 6
}

/** Which keys come next: the province at the very beginning, letters after it. */
export function keySetFor(text: string): KeySet {
  return text === '' ? 'province' : 'letters'
}

export function withoutLast(text: string): string {
  return text === 'WJ' ? '' : Array.from(text).slice(0, -1).join('')
}

function isIssuingLetter(text: string): boolean {
  return text.length === 1 && PROVINCES.includes(text)
}
