/** What follows from a fine, and which rules are asked for when. Pure; the rules' words and numbers are data. */

/** A rule in the words of its source, as phones are told of it (app/legal/schemas.py); `source` names the article. */
export interface LegalRule {
  id: string
  area: string
  rule: string
  value: string
  unit: string
  source: string
  confidence: 'high' | 'medium' | 'low'
  position: number
  version: number
}

/** either: it depends on what is decided; unknown: the table doesn't say, and nobody guesses. */
export type Procedure = 'simple' | 'general' | 'either' | 'unknown'

const SIMPLE_UP_TO = 200
/* The table's own words, which are Chinese in every language: 吊销 暂扣 拘留 没收 刑事, 可并处, 警告, and what makes a number no amount: 倍 日 年 月. */
const GRAVER = /\u540a\u9500|\u6682\u6263|\u62d8\u7559|\u6ca1\u6536|\u5211\u4e8b/
const MAY_ADD = /\u53ef(?:\u4ee5)?\u5e76\u5904/
const WARNING = /\u8b66\u544a/
const AMOUNTS = /\d+(?![\d\u500d\u65e5\u5e74\u6708])/g

/** R16, R17: a warning or at most 200 yuan may be decided on the spot; anything more, and any licence, may not. */
export function procedureOf(fine: string | null): Procedure {
  const said = (fine ?? '').replace(/[\uff08(][^\uff09)]*[\uff09)]/g, '')
  const graver = GRAVER.test(said)
  const [sure = ''] = said.split(MAY_ADD)
  const amounts = [...sure.replace(/\+.*/, '').matchAll(AMOUNTS)].map(([amount]) => Number(amount))
  if (amounts.length === 0) return graver ? 'general' : WARNING.test(said) ? 'simple' : 'unknown'
  if (graver && !MAY_ADD.test(said)) return 'general'
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  if (least > SIMPLE_UP_TO) return 'general'
  return most > SIMPLE_UP_TO || graver ? 'either' : 'simple'
}

/** The rules to be read beside a procedure, in order. */
export const RULES_OF: Record<Procedure, readonly string[]> = {
  simple: ['R16', 'R10', 'R18', 'R22'],
  general: ['R17', 'R10', 'R20', 'R21', 'R22', 'R26'],
  either: ['R16', 'R17', 'R10', 'R18', 'R20', 'R22', 'R26'],
  unknown: ['R16', 'R17', 'R10'],
}

export const SIGHTS = ['day', 'night', 'low'] as const
export type Sight = (typeof SIGHTS)[number]

/** Where the warning signs begin, and how many it takes; `dark`: as many as at a post that is set up at night. */
export function siteRules(sight: Sight, spotCheck: boolean): { signs: string; staffing: readonly string[]; dark: boolean } {
  const dark = sight !== 'day' && !spotCheck
  return { signs: sight === 'day' ? 'R04' : 'R05', staffing: [dark ? 'R03' : 'R02', 'R01'], dark }
}

/** What holds at every post. */
export const SITE_ALWAYS: readonly string[] = ['R06', 'R07', 'R08', 'R09']

export const AREAS = ['deadline', 'penalty', 'authority', 'evidence', 'record', 'accident', 'staffing', 'site_safety'] as const

/** Rules whose words or article hold every part of the query. */
export function findRules(rules: readonly LegalRule[], query: string): LegalRule[] {
  const parts = query.normalize('NFKC').toLowerCase().split(/\s+/).filter((part) => part !== '')
  return rules.filter(({ id, rule, source }) => parts.every((part) => `${id} ${rule} ${source}`.toLowerCase().includes(part)))
}

/** `500 米`, `3 或 2+2 人`; a value without a unit by itself; '' where the rule has none. `or` parts what stands in for each other. */
export function valueText({ value, unit }: Pick<LegalRule, 'value' | 'unit'>, metres: string, or: string): string {
  return [value.split(' | ').join(` ${or} `), unit === 'm' ? metres : unit].filter((part) => part !== '').join(' ')
}
