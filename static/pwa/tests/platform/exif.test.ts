import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExif } from '../../src/platform/exif'

const NOTHING = { time: undefined, latitude: null, longitude: null, orientation: undefined }

type Entry = readonly [tag: number, type: 2 | 3 | 4 | 5, values: readonly number[]]

const ascii = (tag: number, text: string): Entry => [tag, 2, Array.from(`${text}\0`, (letter) => letter.charCodeAt(0))]
const degrees = (tag: number, ...parts: number[]): Entry => [tag, 5, parts.flatMap((part) => [Math.round(part * 100), 100])]
const ORIENTED: Entry = [0x0112, 3, [6]]
const TIME = ascii(0x9003, '2026:11:23 19:04:05')
const SHANDONG = [ascii(1, 'N'), degrees(2, 35, 58, 12.34), ascii(3, 'E'), degrees(4, 115, 47, 0.5)]

/** A JPEG with an EXIF block and no picture: an unrelated segment, then first, exif and gps directories one after the other. */
function aPhoto({ little = true, first = [ORIENTED], exif = [TIME], gps = SHANDONG }: { little?: boolean; first?: Entry[]; exif?: Entry[]; gps?: Entry[] } = {}): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(1024))
  ;[0xffd8, 0xffe0, 4, 0, 0xffe1, 1000, 0x4578, 0x6966, 0].forEach((word, nth) => { view.setUint16(2 * nth, word) })
  const tiff = new DataView(view.buffer, 18)
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d)
  tiff.setUint16(2, 42, little)
  tiff.setUint32(4, 8, little)
  putDirectory(tiff, little, 8, 200, [...first, [0x8769, 4, [300]], [0x8825, 4, [600]]])
  putDirectory(tiff, little, 300, 400, exif)
  putDirectory(tiff, little, 600, 700, gps)
  return view.buffer
}

function putDirectory(tiff: DataView, little: boolean, at: number, heap: number, entries: Entry[]): void {
  tiff.setUint16(at, entries.length, little)
  entries.forEach(([tag, type, values], nth) => {
    const entry = at + 2 + 12 * nth
    const unit = type === 2 ? 1 : type === 3 ? 2 : 4
    const from = unit * values.length <= 4 ? entry + 8 : heap
    tiff.setUint16(entry, tag, little)
    tiff.setUint16(entry + 2, type, little)
    tiff.setUint32(entry + 4, type === 5 ? values.length / 2 : values.length, little)
    if (from === heap) tiff.setUint32(entry + 8, heap, little)
    values.forEach((value, turn) => {
      if (unit === 1) tiff.setUint8(from + turn, value)
      else if (unit === 2) tiff.setUint16(from + 2 * turn, value, little)
      else tiff.setUint32(from + 4 * turn, value, little)
    })
    if (from === heap) heap += unit * values.length
  })
}

describe('the EXIF block of a photo', () => {
  it.each([true, false])('gives time, place and orientation (little endian: %s)', (little) => {
    const { latitude, longitude, ...rest } = readExif(aPhoto({ little }))
    expect(rest).toEqual({ time: '2026:11:23 19:04:05', orientation: 6 })
    expect(latitude).toBeCloseTo(35.970094, 6)
    expect(longitude).toBeCloseTo(115.783472, 6)
  })

  it('knows the southern and western halves', () => {
    const exif = readExif(aPhoto({ gps: [ascii(1, 'S'), degrees(2, 1, 30, 0), ascii(3, 'W'), degrees(4, 2, 15, 0)] }))
    expect([exif.latitude, exif.longitude]).toEqual([-1.5, -2.25])
  })

  it('has no place where the half is not said, or a part is missing', () => {
    expect(readExif(aPhoto({ gps: [degrees(2, 35, 58, 12), degrees(4, 115, 47, 0)] }))).toMatchObject({ latitude: null, longitude: null })
    expect(readExif(aPhoto({ gps: [ascii(1, 'N'), degrees(2, 35, 58)] })).latitude).toBeNull()
  })

  it('keeps what is whole beside what leads outside the file', () => {
    const bytes = aPhoto()
    new DataView(bytes, 18).setUint32(8 + 2 + 12 + 8, 0xfffffff0, true)
    expect(readExif(bytes)).toMatchObject({ time: undefined, orientation: 6, latitude: expect.closeTo(35.97, 2) as number })
  })

  it('reads nothing from a file without one, or cut short', () => {
    expect(readExif(new ArrayBuffer(0))).toEqual(NOTHING)
    expect(readExif(new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 2]).buffer)).toEqual(NOTHING)
    expect(readExif(aPhoto().slice(0, 30))).toEqual(NOTHING)
  })

  it('stops at nothing, whatever the bytes are', () => {
    const photo = new Uint8Array(aPhoto())
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(photo.length - 1), fc.nat(255)), { maxLength: 24 }), fc.nat(photo.length), (changes, length) => {
      const bytes = photo.slice(0, length)
      for (const [at, value] of changes) if (at < length) bytes[at] = value
      expect(Object.keys(readExif(bytes.buffer))).toHaveLength(4)
    }), { seed: 7, numRuns: 500 })
  })
})
