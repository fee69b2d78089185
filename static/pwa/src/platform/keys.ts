/** Signing keys that never leave the browser: ECDSA P-256, non-extractable, kept in IndexedDB by name. */
import Dexie, { type Table } from 'dexie'
import { fromBase64Url, toBase64Url } from './base64url'

export interface KeyStore {
  /** Makes and keeps a key; replaces nothing, names are used once. */
  create(name: string): Promise<SigningKey>
  /** Null when this browser doesn't hold it (any more). */
  find(name: string): Promise<SigningKey | null>
}

export interface SigningKey {
  publicKey: PublicJwk
  /** Raw r‖s (64 bytes), base64url. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<string>
}

export interface PublicJwk {
  kty: 'EC'
  crv: 'P-256'
  /** base64url, 32 bytes each. */
  x: string
  y: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const

interface KeyRow {
  name: string
  private_key: CryptoKey
  public_key: PublicJwk
}

class KeyDatabase extends Dexie {
  declare keys: Table<KeyRow, string>
  constructor() {
    super('xunlu-keys', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ keys: 'name' })
  }
}

export function indexedDbKeys(): KeyStore {
  const database = new KeyDatabase()
  /** Keys never change; looking one up again would only make a tap slower. */
  const found = new Map<string, KeyRow>()
  return {
    create: async (name) => {
      const row = await generate(name)
      await database.keys.add(row)
      return signingKey(row)
    },
    find: async (name) => {
      const row = found.get(name) ?? (await database.keys.get(name))
      if (row === undefined) return null
      found.set(name, row)
      return signingKey(row)
    },
  }
}

async function generate(name: string): Promise<KeyRow> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
  return { name, private_key: privateKey, public_key: publicHalf(await crypto.subtle.exportKey('jwk', publicKey)) }
}

/** Exactly the four members the wire allows. */
function publicHalf({ x, y }: JsonWebKey): PublicJwk {
  if (x === undefined || y === undefined) throw new TypeError('not an elliptic curve key')
  return { kty: 'EC', crv: 'P-256', x, y }
}

function signingKey(row: KeyRow): SigningKey {
  return {
    publicKey: row.public_key,
    sign: async (bytes) => toBase64Url(new Uint8Array(await crypto.subtle.sign(SIGNATURE, row.private_key, bytes))),
  }
}

/** False for any signature that doesn't prove anything, also for one that isn't base64url. Throws on a broken key. */
export async function verifySignature(key: PublicJwk, bytes: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean> {
  const raw = fromBase64Url(signature)
  if (raw?.length !== 64) return false
  const imported = await crypto.subtle.importKey('jwk', { ...key }, ALGORITHM, false, ['verify'])
  return crypto.subtle.verify(SIGNATURE, imported, raw, bytes)
}
