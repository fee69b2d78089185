/** install and activate: the shell is precached as one version, and the shells before it are dropped. */
import { cleanupOutdatedCaches, precache, type PrecacheEntry } from 'workbox-precaching'

export function keepShell(shell: (PrecacheEntry | string)[]): void {
  precache(shell)
  cleanupOutdatedCaches()
}
