/** The server's tests read the same file: what is signed here is what is verified there. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { signBody, utf8 } from '../../src/offline/envelope'
import { flawInCommandReceipt, flawInPhotoReceipt } from '../../src/offline/receipts'
import type { CommandBody, CommandReceipt, PhotoReceipt, PublicJwk, ReceiptKey, SignedReceipt } from '../../src/offline'
import { sha256Hex } from '../../src/platform/digest'
import { verifySignature } from '../../src/platform/keys'

interface Vectors {
  public_key: PublicJwk
  enrolment_proof: { device_id: string; officer_id: string; ticket: string; message: string; proof: string }
  commands: { name: string; fields: CommandBody; body: string; digest: string; signature: string }[]
  receipt_key: ReceiptKey
  receipts: [SignedReceipt, SignedReceipt]
}

const VECTORS = new URL('../../../../tests/vectors/envelope.json', import.meta.url)
const vectors = JSON.parse(readFileSync(VECTORS, 'utf8')) as Vectors

describe.each(vectors.commands)('$name', ({ fields, body, digest, signature }) => {
  test('this phone would sign the same bytes', async () => {
    const signed = await signBody({ publicKey: vectors.public_key, sign: () => Promise.resolve('') }, fields)
    expect(signed.body).toBe(body)
    expect(signed.digest).toBe(digest)
  })

  test('the signature proves the bytes, and no others', async () => {
    const changed = utf8(body.replace('"v":1', '"v":2'))
    expect(await verifySignature(vectors.public_key, utf8(body), signature)).toBe(true)
    expect(await verifySignature(vectors.public_key, changed, signature)).toBe(false)
  })
})

test('the proof of an enrolment signs exactly its message', async () => {
  const { device_id, officer_id, ticket, message, proof } = vectors.enrolment_proof
  expect(message).toBe(`xunlu-enrol:v1:${device_id}:${officer_id}:${ticket}`)
  expect(await verifySignature(vectors.public_key, utf8(message), proof)).toBe(true)
})

test('receipts hold for what they name', async () => {
  const [ofCommand, ofPhoto] = vectors.receipts
  const { id, digest, enrolment: enrolment_id, seq } = JSON.parse(ofCommand.receipt) as CommandReceipt
  const photo = JSON.parse(ofPhoto.receipt) as PhotoReceipt
  expect(digest).toBe(await sha256Hex(utf8(vectors.commands[1]?.body ?? '')))
  expect(await flawInCommandReceipt(ofCommand, { id, digest, enrolment_id, seq }, vectors.receipt_key)).toBeNull()
  expect(await flawInPhotoReceipt(ofPhoto, { ...photo, enrolment_id }, vectors.receipt_key)).toBeNull()
})

test.each<[string, object]>([
  ['id', { id: 'x' }],
  ['id', { seq: 9 }],
  ['digest', { digest: 'x' }],
  ['enrolment', { enrolment_id: 'x' }],
])('a receipt with another %s is worth nothing', async (part, other) => {
  const { id, digest, enrolment: enrolment_id, seq } = JSON.parse(vectors.receipts[0].receipt) as CommandReceipt
  expect(await flawInCommandReceipt(vectors.receipts[0], { id, digest, enrolment_id, seq, ...other }, vectors.receipt_key)).toBe(part)
})

test('a photo’s receipt is no command’s receipt', async () => {
  const entry = { id: 'x', digest: 'x', enrolment_id: 'x', seq: 1 }
  expect(await flawInCommandReceipt(vectors.receipts[1], entry, vectors.receipt_key)).toBe('shape')
  expect(await flawInCommandReceipt({ receipt: 'no JSON', signature: '' }, entry, vectors.receipt_key)).toBe('shape')
})
