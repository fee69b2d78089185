/** `PhotoPreparer` in a worker, and on the main thread where the worker can't draw (Safari before 16.4). */
import type { PhotoPreparer, PhotoSource, PrepareAnswer } from './photo'
import { prepareOn, type Surface } from './photo-shrink'
import type { PrepareReply, PrepareRequest } from './photo.worker'

/** A worker that says nothing for so long has died of memory; the page then tries itself. */
const SILENCE_MS = 30_000

export function createPhotoPreparer(): PhotoPreparer {
  let turns = 0
  let worker: Worker | null = null
  return {
    prepare: async (file, source) => {
      worker ??= new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' })
      turns += 1
      const reply = await ask(worker, { turn: turns, file, source })
      if (reply.kind !== 'unsupported') return reply
      worker.terminate()
      worker = null
      return prepareHere(file, source)
    },
  }
}

function ask(worker: Worker, request: PrepareRequest): Promise<PrepareAnswer | { kind: 'unsupported' }> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => { settle({ turn: request.turn, kind: 'unsupported' }) }, SILENCE_MS)
    const settle = (reply: PrepareReply) => {
      clearTimeout(timer)
      worker.removeEventListener('message', hear)
      worker.removeEventListener('error', giveUp)
      resolve(reply)
    }
    const hear = ({ data }: MessageEvent<PrepareReply>) => { if (data.turn === request.turn) settle(data) }
    const giveUp = () => { settle({ turn: request.turn, kind: 'unsupported' }) }
    worker.addEventListener('message', hear)
    worker.addEventListener('error', giveUp)
    worker.postMessage(request)
  })
}

async function prepareHere(file: Blob, source: PhotoSource): Promise<PrepareAnswer> {
  try {
    return { kind: 'prepared', prepared: await prepareOn(element, file, source) }
  } catch {
    return { kind: 'unreadable' }
  }
}

const element: Surface = (width, height, quality, draw) =>
  new Promise((resolve, reject) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const context = canvas.getContext('2d')
    if (context === null) {
      reject(new TypeError('no 2d context'))
      return
    }
    draw(context)
    canvas.toBlob((blob) => { if (blob === null) reject(new TypeError('no JPEG')); else resolve(blob) }, 'image/jpeg', quality)
  })
