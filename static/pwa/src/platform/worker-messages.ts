/** What the worker says to open pages. */

/** Something was pushed: there is news to fetch. */
export const PUSHED = 'pushed'
/** Go to a page of ours, and answer on the port. */
export const GO = 'go'

/** Listens to the worker; returns how to stop. */
export function onWorkerMessage(listeners: { pushed?: () => void; go?: (url: string) => void }): () => void {
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
  const hear = ({ data, ports }: MessageEvent<{ kind?: unknown; url?: unknown } | null>) => {
    if (data?.kind === PUSHED) listeners.pushed?.()
    if (data?.kind === GO && typeof data.url === 'string' && listeners.go !== undefined) {
      listeners.go(data.url)
      ports[0]?.postMessage('gone')
    }
  }
  worker?.addEventListener('message', hear)
  return () => { worker?.removeEventListener('message', hear) }
}
