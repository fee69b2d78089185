/** Reading credits. Pure: the reckoning itself is the server's. */
import type { Credit } from './views'

/** `100`, `62.5`: a share from 0 to 1, written out by the server, in per cent with at most one digit after the point. */
export function percentText(value: string): string {
  return String(Math.round(Number(value) * 1000) / 10)
}

/** The facts that say something to an officer, in this order; minutes for seconds, kilometres for metres. */
export function tellingFacts(facts: Readonly<Record<string, number>>): { name: FactName; count: number }[] {
  const names = facts['length_m'] === undefined ? POST_FACTS : SECTION_FACTS
  return names.flatMap((name) => {
    const value = facts[name]
    return value === undefined ? [] : [{ name, count: scaled(name, value) }]
  })
}

const POST_FACTS = ['required_s', 'present_s', 'absent_s', 'unknown_s'] as const
const SECTION_FACTS = ['length_m', 'covered_m', 'passes'] as const
export type FactName = (typeof POST_FACTS | typeof SECTION_FACTS)[number]

function scaled(name: FactName, value: number): number {
  if (name.endsWith('_s')) return Math.round(value / 60)
  return name.endsWith('_m') ? Math.round(value / 100) / 10 : value
}

export interface LightShares { on: number; off: number; unknown: number }

/** Whole per cent of the presence with warning lights on, off and not told, together 100; null where no car told. */
export function lightShares(facts: Readonly<Record<string, number>>): LightShares | null {
  const { lights_on_s: on = 0, lights_off_s: off = 0, lights_unknown_s: unknown = 0 } = facts
  const all = on + off + unknown
  if (on + off === 0) return null
  const shares = { on: Math.round((100 * on) / all), off: Math.round((100 * off) / all) }
  return { ...shares, unknown: Math.max(0, 100 - shares.on - shares.off) }
}

export interface CreditCounts {
  credited: number
  unknown: number
  exempt: number
}

export function countStates(credits: readonly Pick<Credit, 'state'>[]): CreditCounts {
  const count = (state: Credit['state']) => credits.filter((credit) => credit.state === state).length
  return { credited: count('credited'), unknown: count('unknown'), exempt: count('exempt') }
}

/** The evidence of a credit by kind, in order of first appearance. */
export function evidenceByKind(evidence: Credit['evidence']): { kind: string; ids: string[] }[] {
  const kinds = [...new Set(evidence.map(({ kind }) => kind))]
  return kinds.map((kind) => ({ kind, ids: evidence.filter((each) => each.kind === kind).map(({ id }) => id) }))
}
