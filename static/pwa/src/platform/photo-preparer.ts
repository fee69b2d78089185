/** `PhotoPreparer` in a worker; where the worker can't draw (Safari before 16.4) the page does that part. */
import type { CameraFile, PhotoPreparer, PhotoSource, PrepareAnswer } from './photo'
import { shrinkOn, type Surface } from './photo-shrink'
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
      return reply.kind === 'undrawable' ? drawHere(file, source, reply.camera) : reply
    },
  }
}

function ask(worker: Worker, request: PrepareRequest): Promise<PrepareReply> {
  return new Promise((resolve) => {
    const giveUp = () => { settle({ turn: request.turn, kind: 'undrawable', camera: null }) }
    const hear = ({ data }: MessageEvent<PrepareReply>) => { if (data.turn === request.turn) settle(data) }
    const timer = setTimeout(giveUp, SILENCE_MS)
    const settle = (reply: PrepareReply) => {
      clearTimeout(timer)
      worker.removeEventListener('message', hear)
      worker.removeEventListener('error', giveUp)
      resolve(reply)
    }
    worker.addEventListener('message', hear)
    worker.addEventListener('error', giveUp)
    worker.postMessage(request)
  })
}

async function drawHere(file: Blob, source: PhotoSource, camera: CameraFile | null): Promise<PrepareAnswer> {
  try {
    return { kind: 'prepared', prepared: await shrinkOn(element, file, source, camera) }
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
