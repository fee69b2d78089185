/** A receipt counts only when the key pinned at enrolment signed it and it names what we sent. */
import { verifySignature } from '../platform/keys'
import type { EntryRow, PhotoRow } from './database'
import { utf8 } from './envelope'
import type { ReceiptPart } from './types'
import type { CommandReceipt, PhotoReceipt, ReceiptKey, SignedReceipt } from './wire'

/** Null when the receipt proves that this entry is stored, otherwise the part that doesn't hold. */
export async function flawInCommandReceipt(
  signed: SignedReceipt,
  entry: Pick<EntryRow, 'id' | 'digest' | 'enrolment_id' | 'seq'>,
  pinned: ReceiptKey,
): Promise<ReceiptPart | null> {
  const receipt = parse(signed) as CommandReceipt | null
  if (receipt?.kind !== 'command') return 'shape'
  const flaw = await flawInSignature(signed, receipt.key, pinned)
  if (flaw !== null) return flaw
  if (receipt.id !== entry.id || receipt.seq !== entry.seq) return 'id'
  if (receipt.enrolment !== entry.enrolment_id) return 'enrolment'
  return receipt.digest === entry.digest ? null : 'digest'
}

/** The same for a photo. */
export async function flawInPhotoReceipt(
  signed: SignedReceipt,
  photo: Pick<PhotoRow, 'digest' | 'enrolment_id' | 'size_bytes'>,
  pinned: ReceiptKey,
): Promise<ReceiptPart | null> {
  const receipt = parse(signed) as PhotoReceipt | null
  if (receipt?.kind !== 'photo') return 'shape'
  const flaw = await flawInSignature(signed, receipt.key, pinned)
  if (flaw !== null) return flaw
  if (receipt.enrolment !== photo.enrolment_id) return 'enrolment'
  if (receipt.size_bytes !== photo.size_bytes) return 'size'
  return receipt.digest === photo.digest ? null : 'digest'
}

async function flawInSignature(signed: SignedReceipt, keyId: string, pinned: ReceiptKey): Promise<ReceiptPart | null> {
  if (keyId !== pinned.key_id) return 'key'
  const genuine = await verifySignature(pinned.public_key, utf8(signed.receipt), signed.signature)
  return genuine ? null : 'signature'
}

/** Null for anything that is not a JSON object; its members are only believed after the signature. */
function parse({ receipt, signature }: SignedReceipt): object | null {
  if (typeof receipt !== 'string' || typeof signature !== 'string') return null
  try {
    const value: unknown = JSON.parse(receipt)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}
