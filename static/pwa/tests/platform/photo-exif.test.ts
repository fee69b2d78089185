import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeCameraFile } from '../../src/platform/photo-exif'

const PHOTOS = new URL('../../../../../shared/fixtures/photos/', import.meta.url)
/** Real photos are lent to the project, not part of it. */
const withPhotos = test.skipIf(!existsSync(PHOTOS))

function read(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(new URL(name, PHOTOS))).buffer
}

withPhotos('time, place and orientation are read from a camera’s file', async () => {
  const camera = await describeCameraFile(read('DSCN0010.jpg'))
  expect(camera).toMatchObject({ exif_time: '2008:10:22 16:28:39', exif_orientation: 1 })
  expect(camera.exif_latitude).toBeCloseTo(43.4674, 4)
  expect(camera.exif_longitude).toBeCloseTo(11.8851, 4)
})

withPhotos('a file without a place has none', async () => {
  const camera = await describeCameraFile(read('nikon-e950.jpg'))
  expect(camera).toMatchObject({ exif_time: '2001:04:06 11:51:40', exif_latitude: null, exif_longitude: null })
})

withPhotos('a damaged block does not stop a photo', async () => {
  const bytes = read('corrupted.jpg')
  expect((await describeCameraFile(bytes)).size_bytes).toBe(bytes.byteLength)
})

test('bytes that are no picture are described by digest and size alone', async () => {
  expect(await describeCameraFile(new TextEncoder().encode('hello').buffer)).toEqual({
    digest: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', size_bytes: 5,
    exif_time: null, exif_latitude: null, exif_longitude: null, exif_orientation: null,
  })
})
