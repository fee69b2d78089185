/** message: a page asks the waiting version to take over. */
import type { WorkerScope } from './scope'

declare const self: WorkerScope

export function onMessage(event: ExtendableMessageEvent): void {
  const { kind } = (event.data ?? {}) as { kind?: unknown }
  if (kind === 'skip-waiting') event.waitUntil(self.skipWaiting())
}
