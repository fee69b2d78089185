/** What may be found: mirrors app/inspection/data/finding_kinds.csv, which a test holds against this. */


/** The three ticks. */
export const SEEN = ['lights', 'car', 'officers'] as const
/** What a rule of duty demands. Signs are for posts, parking and belts for who drives. */
export const BY_RULE = ['staffing', 'vest', 'signs', 'parking', 'belts'] as const
export const CONDUCT = ['late', 'absent', 'left_post', 'swapped', 'not_on_standby', 'refused_dispatch', 'other'] as const
export const PRAISE = ['discipline', 'courtesy', 'response', 'service'] as const
export const ALL = [...SEEN, ...BY_RULE, ...CONDUCT, ...PRAISE] as const

export type FindingKindCode = (typeof ALL)[number]

export function isKind(code: string): code is FindingKindCode {
  return (ALL as readonly string[]).includes(code)
}
