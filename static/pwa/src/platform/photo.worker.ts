/** Prepares photos off the main thread: one message in, one message out, matched by `turn`. */
import type { CameraFile, PhotoSource, PrepareAnswer } from './photo'
import { describeCameraFile } from './photo-exif'
import { shrinkOn, type Surface } from './photo-shrink'

export interface PrepareRequest {
  turn: number
  file: Blob
  source: PhotoSource
}

/** `undrawable`: this browser's workers have no canvas, so the page must draw. */
export type PrepareReply = { turn: number } & (PrepareAnswer | { kind: 'undrawable'; camera: CameraFile | null })

const offscreen: Surface = async (width, height, quality, draw) => {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new TypeError('no 2d context')
  draw(context)
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}

self.addEventListener('message', (event: MessageEvent<PrepareRequest>) => {
  void answer(event.data).then((reply) => { self.postMessage(reply) })
})

async function answer({ turn, file, source }: PrepareRequest): Promise<PrepareReply> {
  try {
    const camera = await describeCameraFile(await file.arrayBuffer())
    if (typeof OffscreenCanvas === 'undefined') return { turn, kind: 'undrawable', camera }
    return { turn, kind: 'prepared', prepared: await shrinkOn(offscreen, file, source, camera) }
  } catch {
    return { turn, kind: 'unreadable' }
  }
}
