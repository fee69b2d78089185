/** What the server tells a phone of outreach, by the names in the OpenAPI file. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Target = Schemas['Target']
export type TargetKind = Target['kind']
export type Word = Schemas['OutreachWord']
export type PlanItem = Schemas['PlanItem']
export type Progress = Schemas['OutreachProgress']
export type ProgressLine = Schemas['ProgressLine']

export type Campaign = Schemas['Campaign']
export type NewTarget = Schemas['NewTarget']
export type NewPlan = Schemas['NewPlanItems']
export type LedgerRow = Schemas['LedgerRow']
export type Session = Schemas['OutreachSession']
export type SessionPage = Schemas['OutreachSessionList']
export type Heard = Schemas['Heard']
export type HeardList = Schemas['HeardList']
export type HandedOut = Schemas['HandedOut']
export type Reach = Schemas['Reach']

export const TARGET_KINDS: readonly TargetKind[] = ['village', 'school', 'fair', 'enterprise', 'public_body', 'road', 'other']

/** The lists of words that a talk is described with. */
export type WordList = 'group' | 'form' | 'theme' | 'material'
