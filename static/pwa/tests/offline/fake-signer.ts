import { toBase64Url } from '../../src/platform/base64url'
import type { PublicJwk, SignedReceipt } from '../../src/offline'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }

/** A server's receipt key. */
export interface FakeSigner {
  key_id: string
  public_key: PublicJwk
  sign(receipt: object): Promise<SignedReceipt>
}

export async function fakeSigner(key_id = 'key-1'): Promise<FakeSigner> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return {
    key_id,
    public_key: { kty: 'EC', crv: 'P-256', x, y },
    sign: async (fields) => {
      const receipt = JSON.stringify({ v: 1, key: key_id, ...fields })
      const bytes = new Uint8Array(new TextEncoder().encode(receipt))
      const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes)
      return { receipt, signature: toBase64Url(new Uint8Array(raw)) }
    },
  }
}
