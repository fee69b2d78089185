/** Draws the lines of a watermark on a copy of a photo. The original is only read. */
const QUALITY = 0.9
/** Of the photo's longer side: how high a line of text is. */
const LINE_SHARE = 1 / 40
const SMALLEST_LINE_PX = 13

/** A JPEG with the lines at its foot. `source`: bytes, or the address of a picture of this origin. Rejects what can't be drawn. */
export async function drawWatermark(source: Blob | string, lines: readonly string[]): Promise<Blob> {
  const url = typeof source === 'string' ? source : URL.createObjectURL(source)
  try {
    const image = await loaded(url)
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight })
    const context = canvas.getContext('2d')
    if (context === null) throw new TypeError('no 2d context')
    context.drawImage(image, 0, 0)
    writeAtFoot(context, lines)
    return await jpegOf(canvas)
  } finally {
    if (typeof source !== 'string') URL.revokeObjectURL(url)
  }
}

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => { resolve(image) }
    image.onerror = () => { reject(new TypeError('not a picture')) }
    image.src = url
  })
}

function writeAtFoot(context: CanvasRenderingContext2D, lines: readonly string[]): void {
  const { width, height } = context.canvas
  const size = Math.max(SMALLEST_LINE_PX, Math.round(Math.max(width, height) * LINE_SHARE))
  const [step, edge] = [Math.round(size * 1.45), Math.round(size * 0.8)]
  const font = (index: number) => `${index === 0 ? '700' : '500'} ${size}px sans-serif`
  const rows = lines.flatMap((line, index) => {
    context.font = font(index)
    return wrapped(line, width - edge * 3, (text) => context.measureText(text).width).map((text) => ({ text, font: font(index) }))
  })
  const top = height - rows.length * step - edge
  context.fillStyle = 'rgba(8, 18, 34, 0.62)'
  context.fillRect(0, top, width, height - top)
  context.fillStyle = '#3d8bff'
  context.fillRect(0, top, Math.max(3, Math.round(size / 4)), height - top)
  context.fillStyle = '#ffffff'
  context.textBaseline = 'middle'
  rows.forEach(({ text, font: face }, index) => {
    context.font = face
    context.fillText(text, edge, top + edge / 2 + step * (index + 0.5))
  })
}

/** The text in pieces that are no wider than `width`; Chinese may break anywhere. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
  const rows: string[] = []
  let row = ''
  for (const sign of text) {
    if (row !== '' && widthOf(row + sign) > width) {
      rows.push(row)
      row = ''
    }
    row += sign
  }
  return [...rows, row]
}

function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => { if (blob === null) reject(new TypeError('no JPEG')); else resolve(blob) }, 'image/jpeg', QUALITY)
  })
}
