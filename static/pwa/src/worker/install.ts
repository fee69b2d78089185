/** install and activate: the shell is precached as one version, and the shells before it are dropped. */
import { cleanupOutdatedCaches, precache } from 'workbox-precaching'
import type { WorkerScope } from './scope'

declare const self: WorkerScope

export function keepShell(): void {
  precache(self.__WB_MANIFEST)
  cleanupOutdatedCaches()
}
