import { onWorkerMessage } from './worker-messages'

/** Moments at which it is worth trying the network again. None of them proves that there is one. */
export interface Wakeups {
  /** The page became visible, the browser claims to be online, or something was pushed. */
  onWake(listener: () => void): () => void
  /** Asks for a Background Sync; false where the browser has none (iOS, Firefox). */
  requestSync(): Promise<boolean>
}

/** The tag of our Background Sync. */
export const SYNC_TAG = 'xunlu-flush'

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> }
}

export function browserWakeups(): Wakeups {
  return { onWake: listen, requestSync }
}

function listen(listener: () => void): () => void {
  const whenVisible = () => { if (document.visibilityState === 'visible') listener() }
  document.addEventListener('visibilitychange', whenVisible)
  window.addEventListener('pageshow', whenVisible)
  window.addEventListener('online', listener)
  const deafen = onWorkerMessage({ pushed: listener })
  return () => {
    deafen()
    document.removeEventListener('visibilitychange', whenVisible)
    window.removeEventListener('pageshow', whenVisible)
    window.removeEventListener('online', listener)
  }
}

async function requestSync(): Promise<boolean> {
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
  // Not `ready`: that never settles where no worker is registered.
  const registration = (await worker?.getRegistration()) as SyncRegistration | undefined
  return register(registration)
}

async function register(registration: SyncRegistration | undefined): Promise<boolean> {
  if (registration?.sync === undefined) return false
  try {
    await registration.sync.register(SYNC_TAG)
    return true
  } catch {
    // The officer or the browser forbids background work; the other roads remain.
    return false
  }
}
