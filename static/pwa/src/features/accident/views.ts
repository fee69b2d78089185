/** What the server tells a phone of accidents, by the names in the OpenAPI file. */
import type { components } from '../../api/schema'

export type AccidentWord = components['schemas']['AccidentWord']
