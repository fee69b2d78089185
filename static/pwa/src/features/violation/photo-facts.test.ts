import { expect, it } from 'vitest'
import type { CameraFile } from '../../platform/photo'
import { doubtsOf } from './photo-facts'

const at = new Date('2026-11-23T02:00:00.000Z')
const place = { latitude: 36.1, longitude: 115.8 }
function camera(over: Partial<CameraFile>): CameraFile {
  return { digest: 'c'.repeat(64), size_bytes: 1, exif_time: null, exif_latitude: null, exif_longitude: null, exif_orientation: null, ...over }
}

it('has no doubt where the camera says nothing, or the same', () => {
  expect(doubtsOf(null, { at, place })).toEqual({ taken_at: null, away_m: null })
  const same = camera({ exif_time: '2026:11:23 10:05:00', exif_latitude: 36.1, exif_longitude: 115.8 })
  expect(doubtsOf(same, { at, place })).toEqual({ taken_at: null, away_m: null })
})

it('names the time of a photo that was taken more than ten minutes apart, read as China’s', () => {
  expect(doubtsOf(camera({ exif_time: '2026:11:23 09:10:00' }), { at, place }).taken_at).toEqual(new Date('2026-11-23T01:10:00.000Z'))
  expect(doubtsOf(camera({ exif_time: '2026:13:40 99:00:00' }), { at, place }).taken_at).toBeNull()
})

it('names the distance of a photo that was taken more than half a kilometre away', () => {
  expect(doubtsOf(camera({ exif_latitude: 36.11, exif_longitude: 115.8 }), { at, place }).away_m).toBe(1112)
  expect(doubtsOf(camera({ exif_latitude: 36.104, exif_longitude: 115.8 }), { at, place }).away_m).toBeNull()
  expect(doubtsOf(camera({ exif_latitude: 36.11, exif_longitude: 115.8 }), { at, place: null }).away_m).toBeNull()
})
