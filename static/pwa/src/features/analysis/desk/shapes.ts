/** The shapes of analysis, as the desk reads them. Where the OpenAPI file can't be as narrow as the server is, it is narrowed here. */
import type { CallPicture, Compared, Crossing, Picture, Proposal, ProposalDetail, StudiedAccident } from '../../../api/desk'

export type { Compared, Crossing, Picture, Proposal, ProposalDetail, StudiedAccident }

export const MEASURES = ['accidents', 'fatal', 'deaths', 'injuries'] as const
export type Measure = (typeof MEASURES)[number]

/** As `DIMENSIONS` of app/analysis/cube.py. */
export const DIMENSIONS = ['hour', 'weekday', 'month', 'period', 'section', 'town', 'cause', 'form', 'vehicle', 'road_feature', 'light', 'weather', 'procedure', 'age'] as const
export type Dimension = (typeof DIMENSIONS)[number]
/** The dimensions that have a panel of their own on the page; the others are chosen. */
export const MAIN_TABLES = ['cause', 'form', 'vehicle', 'road_feature'] as const
export const MORE_TABLES = ['period', 'section', 'town', 'light', 'weather', 'procedure', 'age'] as const

export type Words = Picture['words']
/** The tables of calls. */
export const CALL_TABLES = ['kind', 'outcome', 'section', 'period'] as const
export type CallTable = (typeof CALL_TABLES)[number]
/** The key periods as the list of calls narrows to hours of the clock. */
export const HOURS_OF: Readonly<Record<string, string>> = { morning: '6-8', evening: '19-21', night: '23-3' }
/** Whether calls were kept all through both periods. */
export const isCompared = ({ now_known, before_known }: Pick<CallPicture, 'now_known' | 'before_known'>) => now_known && before_known

/** What narrows the accidents: a code for each dimension named; `` is "nobody said". */
export type Filters = Partial<Record<Dimension, string>>

/** What a proposal would make, or made: members as its kind has them. */
export interface Suggestion {
  name?: string
  section_id?: string | null
  chainage_m?: number
  latitude?: number | null
  longitude?: number | null
  radius_m?: number
  required_passes?: number
  starts?: string
  ends?: string
  weekdays?: number[]
  valid_from?: string
  valid_to?: string
  target_id?: string | null
  village?: string
  town?: string
  starts_on?: string
  ends_on?: string
}

/** How a rule came to its proposal. */
export interface Reckoning {
  count: number
  total: number
  expected?: number
  chance?: number
  deaths?: number
  cluster_rule?: string
  from_m?: number
  to_m?: number
  fatal?: string
  /** What it was reckoned from, where it wasn't from accidents. */
  source?: 'calls' | 'violations'
  /** Violations by code. */
  codes?: Record<string, number>
  /** A running plan sends somebody there in these hours already. */
  planned?: boolean
}
