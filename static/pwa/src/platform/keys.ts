/** Signing keys that never leave the browser: ECDSA P-256, non-extractable, kept in IndexedDB by name. */
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
