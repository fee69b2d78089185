/** The global scope as it is here; the libraries of pages and workers disagree about it. */
import type { PrecacheEntry } from 'workbox-precaching'

export interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

export type WorkerScope = ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }
