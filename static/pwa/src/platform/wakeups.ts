/** Moments at which it is worth trying the network again. None of them proves that there is one. */
export interface Wakeups {
  /** The page became visible, the browser claims to be online, or the service worker asks for a flush. */
  onWake(listener: () => void): () => void
  /** Asks for a Background Sync; false where the browser has none (iOS, Firefox). */
  requestSync(): Promise<boolean>
}

/** The tag of our Background Sync, and the message the worker posts to an open page. */
export const SYNC_TAG = 'xunlu-flush'
