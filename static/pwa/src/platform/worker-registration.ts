/** The service worker as the page sees it. */
export interface WorkerRegistration {
  /** Lets the waiting version take over and reloads the page. */
  applyUpdate(): void
}

/** Registers /sw.js for the whole site; null where the browser has no service workers. Never rejects. */
export async function registerWorker({ onWaiting }: { onWaiting: () => void }): Promise<WorkerRegistration | null> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
  const registration = await container?.register('/sw.js', { scope: '/' }).catch(() => null)
  if (container === undefined || registration === null || registration === undefined) return null
  announceWaiting(container, registration, onWaiting)
  return { applyUpdate: () => { takeOver(container, registration) } }
}

function announceWaiting(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration, onWaiting: () => void) {
  const updating = container.controller !== null
  if (registration.waiting !== null && updating) onWaiting()
  registration.addEventListener('updatefound', () => {
    const next = registration.installing
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && container.controller !== null) onWaiting()
    })
  })
}

function takeOver(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration) {
  container.addEventListener('controllerchange', () => { window.location.reload() }, { once: true })
  registration.waiting?.postMessage({ kind: 'skip-waiting' })
}
