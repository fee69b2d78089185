/** What the server tells a phone of inspections, by the names in the OpenAPI file. */
import type { components } from '../../api/schema'

type Schemas = components['schemas']

export type Inspection = Schemas['Inspection']
export type Finding = Schemas['Finding']
export type Rectification = Schemas['Rectification']
