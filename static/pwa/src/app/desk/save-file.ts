/** Hands bytes to the browser to save, under the name that the server gave them. */
export function saveFile(file: Blob, disposition: string) {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName(disposition)
  link.click()
  // The download has begun by then; the browser holds the bytes itself.
  setTimeout(() => { URL.revokeObjectURL(address) }, KEPT_MS)
}

const KEPT_MS = 60_000

/** The name in `attachment; filename*=UTF-8''…`. */
export function fileName(disposition: string): string {
  const found = /filename\*=UTF-8''([^;]+)/i.exec(disposition)
  return found?.[1] === undefined ? 'export' : decodeURIComponent(found[1])
}
