/** Prepares photos off the main thread: one message in, one message out, matched by `turn`. */
import { prepareOn, type Surface } from './photo-shrink'
import type { PhotoSource, PrepareAnswer } from './photo'

export interface PrepareRequest {
  turn: number
  file: Blob
  source: PhotoSource
}

export type PrepareReply = { turn: number } & (PrepareAnswer | { kind: 'unsupported' })

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
  if (typeof OffscreenCanvas === 'undefined') return { turn, kind: 'unsupported' }
  try {
    return { turn, kind: 'prepared', prepared: await prepareOn(offscreen, file, source) }
  } catch {
    return { turn, kind: 'unreadable' }
  }
}
