/**
 * Content at rest goes through `seal` and `open`. Plain today; a row says how it was sealed, so that encryption can
 * come later without changing what rows mean. Both are asynchronous because WebCrypto is, and must therefore be
 * called outside of IndexedDB transactions, which close while one waits for anything else.
 */
export interface Sealed<T> {
  readonly suite: 'plain'
  readonly content: T
}

export interface Sealer {
  seal<T>(content: T): Promise<Sealed<T>>
  open<T>(sealed: Sealed<T>): Promise<T>
}

export const plainSealer: Sealer = {
  seal: (content) => Promise.resolve({ suite: 'plain', content }),
  open: (sealed) => Promise.resolve(sealed.content),
}
