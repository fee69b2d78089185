/** A proposal in words: what it would do, why, and at what cost. */
import { formatChainage } from '../../duty'
import type { Section } from '../../../api/desk'
import { td } from '../../../locale/desk'
import type { Tone } from '../../../ui/tone'
import type { Proposal, Reckoning, Suggestion } from './shapes'

export const STATE_TONES: Record<Proposal['state'], Tone> = { open: 'wait', adopted: 'good', rejected: 'mute' }

/** What adopting would make, or made. */
export function suggestionOf(proposal: Proposal): Suggestion {
  return proposal.state === 'adopted' ? proposal.said : proposal.suggestion
}

export function placeText(suggestion: Suggestion, sections: readonly Section[]): string {
  if (suggestion.village !== undefined) return td('proposals.places.village', { town: suggestion.town ?? '', village: suggestion.village })
  const section = sections.find(({ id }) => id === suggestion.section_id)
  const along = suggestion.chainage_m === undefined ? '' : formatChainage(suggestion.chainage_m)
  return [section?.name ?? td(suggestion.section_id ? 'analysis.otherSection' : 'proposals.places.anywhere'), along].filter(Boolean).join(' ')
}

export function hoursText({ starts, ends }: Suggestion): string {
  return starts === undefined || ends === undefined ? '' : `${starts}–${ends}`
}

export function daysText(suggestion: Suggestion): string {
  const [from, to] = [suggestion.starts_on ?? suggestion.valid_from, suggestion.ends_on ?? suggestion.valid_to]
  return from === undefined || to === undefined ? '' : td('proposals.from', { from, to })
}

export function costText({ cost_hours, cost_per }: Pick<Proposal, 'cost_hours' | 'cost_per'>): string {
  return td(cost_per === 'week' ? 'proposals.perWeek' : 'proposals.once', { hours: cost_hours })
}

/** How the rule came to it. */
export function reckoningText(proposal: Proposal): string {
  const found = proposal.reckoning as unknown as Reckoning
  if (found.fatal !== undefined) return td('proposals.reckonedFatal', { deaths: found.deaths ?? 1 })
  const chance = chanceText(found.chance ?? 1)
  if (found.source !== undefined) {
    return td(found.source === 'calls' ? 'proposals.reckonedCalls' : 'proposals.reckonedViolations', { count: found.count, total: found.total, expected: (found.expected ?? 0).toFixed(1), chance })
  }
  if (found.from_m !== undefined && found.to_m !== undefined) {
    return td('proposals.reckonedPost', { from: formatChainage(found.from_m), to: formatChainage(found.to_m), count: found.count, total: found.total, deaths: found.deaths ?? 0, rule: found.cluster_rule ?? '', chance })
  }
  return td('proposals.reckoned', { count: found.count, total: found.total, expected: (found.expected ?? 0).toFixed(1), chance })
}

/** `2.3%`; what is very small is only said to be. */
export function chanceText(chance: number): string {
  return chance < 0.001 ? td('proposals.chanceBelow') : `${(chance * 100).toFixed(1)}%`
}

const PATHS: Record<string, string> = { plan: '/desk/plans', post: '/desk/posts', target: '/desk/outreach/targets', plan_item: '/desk/outreach/ledger/plan' }

/** The page of something that adopting made. */
export function pageOf({ kind, id }: { kind: string; id: string }): string {
  return `${PATHS[kind] ?? '/desk'}/${id}`
}
