/** Numbers as people read them out. */

/** `000123`: the number of a receipt. */
export function receiptNumber(number: number | null): string {
  return number === null ? '—' : String(number).padStart(6, '0')
}

/** `1.4 MB`; decimal units, as phones show them. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(0)} kB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}
