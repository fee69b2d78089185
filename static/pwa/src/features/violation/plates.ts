/**
 * Number plates: the layout tells the class, the officer names the type. Mirrors app/violation/plates.py; both are held
 * to tests/vectors/plates.json. The layouts are tried in order, the first that fits is the class.
 */
export const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const P = `[${PROVINCES}]`
const L = '[A-HJ-NP-Z]'
const A = '[A-HJ-NP-Z0-9]'
const ENERGY = '[DABCEFGHJK]'

export type PlateClass =
  | 'nev_small' | 'nev_large' | 'trailer' | 'learner' | 'police' | 'hk_macau' | 'consulate' | 'embassy' | 'wj' | 'military' | 'ordinary'

interface Layout {
  name: PlateClass
  pattern: RegExp
  /** The types that carry this layout, by their two-digit codes; several where the plate alone can't tell. */
  types: readonly string[]
}

const LAYOUTS: readonly Layout[] = [
  { name: 'nev_small', pattern: new RegExp(`^${P}${L}${ENERGY}${A}[0-9]{4}$`), types: ['52'] },
  { name: 'nev_large', pattern: new RegExp(`^${P}${L}[0-9]{5}${ENERGY}$`), types: ['51'] },
  { name: 'trailer', pattern: new RegExp(`^${P}${L}${A}{4}挂$`), types: ['15'] },
  { name: 'learner', pattern: new RegExp(`^${P}${L}${A}{4}学$`), types: ['16', '17'] },
  { name: 'police', pattern: new RegExp(`^${P}[A-HJ-Z][A-D0-9][0-9]{3}警$`), types: ['23'] },
  { name: 'hk_macau', pattern: new RegExp(`^粤Z${A}{4}[港澳]$`), types: ['26', '27'] },
  { name: 'consulate', pattern: new RegExp(`^${P}${L}[0-9]{4}领$`), types: ['04'] },
  { name: 'embassy', pattern: /^(?:使[0-9]{6}|[0-9]{6}使)$/, types: ['03'] },
  { name: 'wj', pattern: new RegExp(`^WJ${P}?[0-9]{4}[0-9TDSHBXJ]$`), types: ['31'] },
  { name: 'military', pattern: /^[VKHBSLJNGCE][A-DJ-PR-TVY][0-9]{5}$/, types: ['32'] },
  { name: 'ordinary', pattern: new RegExp(`^${P}${L}${A}{5}$`), types: ['02', '01', '07', '08', '13'] },
]

/** Tractor, temporary, old farm plates, none at all, other: any text will do, with a reason. */
export const MANUAL_TYPES: readonly string[] = ['41', '22', '14', '25', '99']
export const NO_PLATE = '41'
const LONGEST = 8

/** The form in which plates are stored and compared: half width, upper case, without spaces, dots and hyphens. */
export function normalisePlate(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s·•・.\-‐‑]/g, '')
}

export type PlateVerdict =
  | { kind: 'empty' }
  | { kind: 'incomplete' }
  | { kind: 'invalid' }
  | { kind: 'valid'; plateClass: PlateClass; types: readonly string[] }

/** What can be said of a plate while it is being typed. */
export function checkPlate(text: string): PlateVerdict {
  const plain = normalisePlate(text)
  if (plain === '') return { kind: 'empty' }
  const layout = LAYOUTS.find(({ pattern }) => pattern.test(plain))
  if (layout !== undefined) return { kind: 'valid', plateClass: layout.name, types: typesOf(layout, plain) }
  return { kind: plain.length < 7 ? 'incomplete' : 'invalid' }
}

/** Only its last character tells a Hong Kong plate from a Macau one. */
function typesOf({ name, types }: Layout, plain: string): readonly string[] {
  return name === 'hk_macau' ? [plain.endsWith('港') ? '26' : '27'] : types
}

export const isFull = (text: string) => normalisePlate(text).length >= LONGEST
