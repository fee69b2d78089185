/** Reading credits. Pure: the reckoning itself is the server's. */
import type { Credit } from './views'

/** `100`, `62.5`: a share in per cent with at most one digit after the point. */
export function percentText(value: number): string {
  return String(Math.round(value * 1000) / 10)
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
