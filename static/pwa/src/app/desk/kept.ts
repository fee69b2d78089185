/** Lists of what a county keeps (units, posts, cars …): what a row is, which rows fit, what a change says. Pure. */
import type { KeptUnit } from '../../api/desk'
import type { Uuid } from '../../offline/wire'
import type { Tone } from '../../ui/tone'

export interface KeptCell {
  text: string
  /** Beside the text, dimmer. */
  soft?: string
  /** As a chip of this tone. */
  tone?: Tone
}

export interface KeptRow {
  id: Uuid
  to: string
  unit_id: Uuid
  /** Given up: hidden until it is asked for. */
  ended: boolean
  /** The first is the row's name and link. */
  cells: readonly KeptCell[]
  /** How far a name is set in, in a tree. */
  depth?: number
}

export interface Narrowing {
  query: string
  unit: Uuid
  withEnded: boolean
}

/** The rows with all words of the query in their cells, of the unit and those below it. */
export function rowsWithin(rows: readonly KeptRow[], units: readonly KeptUnit[], { query, unit, withEnded }: Narrowing): KeptRow[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const wanted = unit === '' ? null : unitsBelow(units, unit)
  return rows.filter((row) => (withEnded || !row.ended) && (wanted === null || wanted.has(row.unit_id)) && holdsAll(row, words))
}

function holdsAll({ cells }: KeptRow, words: readonly string[]): boolean {
  const text = cells.map(({ text, soft }) => `${text} ${soft ?? ''}`).join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** A unit and all units below it. */
export function unitsBelow(units: readonly KeptUnit[], root: Uuid): Set<Uuid> {
  const found = new Set([root])
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const { id, parent_id } of units) if (parent_id !== null && found.has(parent_id)) found.add(id)
  }
  return found
}

/** Those members of `said` that the record says otherwise; null when there is none. */
export function changeFrom<B extends object>(record: object, said: B): Partial<B> | null {
  const before = record as Record<string, unknown>
  const entries = Object.entries(said).filter(([member, value]) => JSON.stringify(before[member]) !== JSON.stringify(value))
  return entries.length === 0 ? null : Object.fromEntries(entries) as Partial<B>
}
