/** Chainage as road people write it, K12+300, and as software reckons it, 12300 m. Mirrors app/geo/chainage.py. */
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
