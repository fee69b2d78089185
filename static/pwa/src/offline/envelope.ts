/** The bytes that get signed (docs/wire.md, section 2). Made once; nobody serialises them again. */
import { sha256Hex } from '../platform/digest'
import type { SigningKey } from '../platform/keys'
import type { CommandBody, Digest } from './wire'

export interface SignedBody {
  body: string
  digest: Digest
  signature: string
}

export async function signBody(key: SigningKey, fields: CommandBody): Promise<SignedBody> {
  const body = JSON.stringify(fields, (_name, value: unknown) => (typeof value === 'string' ? readable(value) : value))
  const bytes = utf8(body)
  const [digest, signature] = await Promise.all([sha256Hex(bytes), key.sign(bytes)])
  return { body, digest, signature }
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

/** Keyboards and clipboards produce NUL and halves of emoji; the server would refuse the whole command for one. */
function readable(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text)).replace(/\0/g, '')
}
