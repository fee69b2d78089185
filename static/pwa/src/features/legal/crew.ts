/** How many must stand at a road post: R01 to R03. Pure; app/duty/staffing.py and this are held to the same cases. */
export interface Crew {
  police: number
  auxiliaries: number
  /** Named, but this phone doesn't know as what they serve. */
  unknown: number
}

/** What a post lacks, as two ways to make it good. Null: the crew suffices; an empty or half known one is unknown. */
export interface Lack {
  police: number
  /** One officer fewer, with two auxiliaries instead. */
  instead: { police: number; auxiliaries: number }
}
export type Staffing = { kind: 'kept' } | { kind: 'unknown' } | ({ kind: 'short' } & Lack)

const AUXILIARIES_FOR_ONE = 2

export function crewOf(ids: readonly string[], rankOf: (id: string) => 'police' | 'auxiliary' | undefined): Crew {
  const ranks = [...new Set(ids)].map(rankOf)
  const count = (rank: (typeof ranks)[number]) => ranks.filter((each) => each === rank).length
  return { police: count('police'), auxiliaries: count('auxiliary'), unknown: count(undefined) }
}

/** `dark`: at night or in poor visibility. */
export function staffingOf({ police, auxiliaries, unknown }: Crew, dark: boolean): Staffing {
  const alone = dark ? 3 : 2
  const instead = { police: Math.max(0, alone - 1 - police), auxiliaries: Math.max(0, AUXILIARIES_FOR_ONE - auxiliaries) }
  if (police >= alone || instead.police + instead.auxiliaries === 0) return { kind: 'kept' }
  return unknown > 0 || police + auxiliaries === 0 ? { kind: 'unknown' } : { kind: 'short', police: alone - police, instead }
}
