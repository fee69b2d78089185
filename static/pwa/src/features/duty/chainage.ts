/** Chainage as road people write it, K12+300, and as software reckons it, 12300 m. Mirrors app/geo/chainage.py. */
import type { Section } from './views'

const CHAINAGE = /^K?([0-9]{1,4})(?:\+([0-9]{1,3}))?$/

/** Metres of `K12+300`, `k12 + 300`, `12+300`, `K12` or a full-width form; null if it is none. K12+50 is 12050. */
export function parseChainage(text: string): number | null {
  const match = CHAINAGE.exec(text.normalize('NFKC').toUpperCase().replace(/\s+/g, ''))
  return match === null ? null : Number(match[1]) * 1000 + Number(match[2] ?? '0')
}

/** `K12+300` for 12300. */
export function formatChainage(chainageM: number): string {
  return `K${String(Math.floor(chainageM / 1000))}+${String(chainageM % 1000).padStart(3, '0')}`
}

/** What was written beside a section: its metres, null for nothing, undefined for what can't be read or isn't on the section. */
export function writtenChainage({ section_id, chainage_text }: { section_id: string | null; chainage_text: string }, sections: readonly Section[]): number | null | undefined {
  if (section_id === null || section_id === '' || chainage_text.trim() === '') return null
  const section = sections.find(({ id }) => id === section_id)
  const metres = parseChainage(chainage_text)
  const on = metres !== null && section !== undefined && metres >= section.from_chainage_m && metres <= section.to_chainage_m
  return on ? metres : undefined
}
