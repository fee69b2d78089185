import type { PlacedUnit } from './directory'

/** What a list may be narrowed by. `name` is the parameter of the address, and of the server. */
export type FilterField =
  /** `units`: others than those overseen. */
  | { kind: 'unit'; name: 'unit'; units?: readonly PlacedUnit[] }
  | { kind: 'day'; name: string; label: string }
  | { kind: 'select'; name: string; label: string; all: string; choices: readonly { value: string; label: string }[] }
  | { kind: 'text'; name: string; label: string; width?: number }
