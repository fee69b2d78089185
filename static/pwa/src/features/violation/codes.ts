/** Finding a violation code by number, words or pinyin initials. Mirrors app/violation/codes.py. */
export interface ViolationCode {
  /** What a report names it by: the national number, or L01 and up for a local item that has none. */
  key: string
  code: string | null
  content: string
  /** The rule's own words, for they may depend on road or degree; null: unknown, which is not 0. */
  points: string | null
  fine: string | null
  confidence: Confidence
  /** That of points and fine; the other is that of code and content. */
  rule_confidence: Confidence
  /** As commonly read; after spaces, alternate readings. */
  initials: string
  /** Keeps related offences together. */
  position: number
}

export type Confidence = 'high' | 'medium' | 'low'

const NO_MATCH = 9

/** Codes that fit, best first, equals in the given order; an empty query gives all. */
export function searchCodes(codes: readonly ViolationCode[], query: string): ViolationCode[] {
  const wanted = query.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return codes
    .map((code) => ({ code, rank: rankOf(code, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((one, other) => one.rank - other.rank)
    .map(({ code }) => code)
}

function rankOf({ key, content, initials }: ViolationCode, wanted: string): number {
  const [number, text, readings] = [key.toLowerCase(), content.normalize('NFKC').toLowerCase(), initials.split(' ')]
  const fits = [
    number === wanted,
    number.startsWith(wanted),
    text.startsWith(wanted),
    text.includes(wanted),
    readings.some((reading) => reading.startsWith(wanted)),
    readings.some((reading) => reading.includes(wanted)),
    inOrder(wanted, text),
  ]
  const rank = fits.indexOf(true)
  return rank === -1 ? NO_MATCH : rank
}

/** The query's characters in this order with others between: 酒驾 finds 饮酒后驾驶. */
function inOrder(wanted: string, text: string): boolean {
  let from = 0
  return Array.from(wanted).every((sign) => {
    const at = text.indexOf(sign, from)
    from = at + 1
    return at !== -1
  })
}

/** The lower of the two: a code is as sure as the least sure thing it says. */
export function leastConfidence({ confidence, rule_confidence }: Pick<ViolationCode, 'confidence' | 'rule_confidence'>): Confidence {
  const order: readonly Confidence[] = ['low', 'medium', 'high']
  return order.find((level) => level === confidence || level === rule_confidence) ?? 'low'
}
