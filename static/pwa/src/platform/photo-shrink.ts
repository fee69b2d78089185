/** Makes a JPEG of at most 1600 pixels on its longest side. A canvas drops all EXIF and applies the orientation. */
import { sha256Hex } from './digest'
import type { CameraFile, PhotoSource, PreparedPhoto } from './photo'

const LONGEST_SIDE_PX = 1600
const QUALITY = 0.82

/** Draws on something and hands back a JPEG: an OffscreenCanvas in a worker, a canvas element in a page. */
export type Surface = (width: number, height: number, quality: number, draw: (context: Drawing) => void) => Promise<Blob>
type Drawing = Pick<CanvasRenderingContext2D, 'fillStyle' | 'fillRect' | 'drawImage' | 'imageSmoothingQuality'>

/** Rejects when the browser can't decode the file. */
export async function shrinkOn(
  surface: Surface,
  file: Blob,
  source: PhotoSource,
  camera: CameraFile | null,
): Promise<PreparedPhoto> {
  const bytes = await shrink(surface, file)
  const digest = await sha256Hex(await bytes.arrayBuffer())
  return { bytes, photo: { digest, size_bytes: bytes.size, media_type: 'image/jpeg', source, camera } }
}

async function shrink(surface: Surface, file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file)
  try {
    const { width, height } = fitted(bitmap.width, bitmap.height)
    return await surface(width, height, QUALITY, (context) => {
      // What is transparent would become black in a JPEG.
      context.fillStyle = '#fff'
      context.fillRect(0, 0, width, height)
      context.imageSmoothingQuality = 'high'
      context.drawImage(bitmap, 0, 0, width, height)
    })
  } finally {
    bitmap.close()
  }
}

/** Pixels; a small picture keeps its size. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
