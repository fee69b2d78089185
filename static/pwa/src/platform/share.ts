/** Handing a picture out of the app: to another app where the browser can, else as a download. Call it from a tap. */
export interface Share {
  /** Whether files can be handed to another app, WeChat among them. */
  able(file: File): boolean
  /** False when the officer backs out, or the other app refuses. */
  share(file: File): Promise<boolean>
  save(file: File): void
}

export const browserShare: Share = {
  able: (file) => 'canShare' in navigator && navigator.canShare({ files: [file] }),
  share: (file) => navigator.share({ files: [file] }).then(() => true, () => false),
  save: (file) => {
    const url = URL.createObjectURL(file)
    const link = Object.assign(document.createElement('a'), { href: url, download: file.name })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => { URL.revokeObjectURL(url) }, 60_000)
  },
}
