import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64Url, toBase64Url } from '../../src/platform/base64url'
import { sha256Hex } from '../../src/platform/digest'
import { indexedDbKeys, verifySignature } from '../../src/platform/keys'
import { pageLocks } from '../../src/platform/locks'
import { fitted } from '../../src/platform/photo-shrink'
import { uuid7 } from '../../src/platform/uuid'

test('base64url round-trips, without padding', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    const text = toBase64Url(bytes)
    expect(text).toMatch(/^[\w-]*$/)
    expect([...(fromBase64Url(text) ?? [])]).toEqual([...bytes])
  }))
  expect(fromBase64Url('a+b/')).toBeNull()
  expect(fromBase64Url('a')).toBeNull()
})

test('a UUIDv7 carries its time and sorts by it', () => {
  const at = new Date('2026-03-01T15:00:00.123Z')
  const id = uuid7(at)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(parseInt(id.replace(/-/g, '').slice(0, 12), 16)).toBe(at.getTime())
  expect(uuid7(new Date(at.getTime() + 1)) > id).toBe(true)
})

test('the digest of nothing is the known one', async () => {
  expect(await sha256Hex(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('a kept key is found again, can’t be exported, and its signature proves the bytes', async () => {
  const name = uuid7(new Date())
  const made = await indexedDbKeys().create(name)
  const found = await indexedDbKeys().find(name)
  const bytes = Uint8Array.of(1, 2, 3)
  const signature = (await found?.sign(bytes)) ?? ''
  expect(found?.publicKey).toEqual(made.publicKey)
  expect(Object.keys(made.publicKey).sort()).toEqual(['crv', 'kty', 'x', 'y'])
  expect(fromBase64Url(signature)).toHaveLength(64)
  expect(await verifySignature(made.publicKey, bytes, signature)).toBe(true)
  expect(await verifySignature(made.publicKey, Uint8Array.of(1, 2, 4), signature)).toBe(false)
  expect(await verifySignature(made.publicKey, bytes, 'nonsense')).toBe(false)
})

test('a key that was never made is not found', async () => {
  expect(await indexedDbKeys().find('nobody')).toBeNull()
})

test('locks of a page run one after the other, also after a failure', async () => {
  const locks = pageLocks()
  const order: number[] = []
  const failing = locks.hold('a', async () => { await Promise.resolve(); order.push(1); throw new Error('no') })
  const second = locks.hold('a', () => { order.push(2); return Promise.resolve() })
  expect(await locks.holdIfFree('a', () => Promise.resolve())).toEqual({ kind: 'busy' })
  await expect(failing).rejects.toThrow('no')
  await second
  expect(order).toEqual([1, 2])
  expect(await locks.holdIfFree('a', () => Promise.resolve(3))).toEqual({ kind: 'ran', value: 3 })
})

test.each([
  [4000, 3000, 1600, 1200],
  [3000, 4000, 1200, 1600],
  [640, 480, 640, 480],
  [9000, 2, 1600, 1],
])('a photo of %i×%i becomes %i×%i', (width, height, newWidth, newHeight) => {
  expect(fitted(width, height)).toEqual({ width: newWidth, height: newHeight })
})
