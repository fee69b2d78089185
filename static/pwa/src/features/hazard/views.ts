/** What the server tells a phone of hazards, by the names in the OpenAPI file. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Hazard = Schemas['Hazard']
export type HazardKind = Schemas['HazardKind']
export type Severity = Hazard['severity']
export type HazardState = Hazard['state']
