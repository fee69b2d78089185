/** What the server tells a phone of outreach, by the names in the OpenAPI file. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Target = Schemas['Target']
export type TargetKind = Target['kind']
export type Word = Schemas['OutreachWord']
export type PlanItem = Schemas['PlanItem']
export type Progress = Schemas['OutreachProgress']
export type ProgressLine = Schemas['ProgressLine']

/** The lists of words that a talk is described with. */
export type WordList = 'group' | 'form' | 'theme' | 'material'
