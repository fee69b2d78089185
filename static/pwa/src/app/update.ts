/** A newer version of the app that waits to take over. */
import { shallowRef, type ShallowRef } from 'vue'
import { registerWorker } from '../platform/worker-registration'

export interface AppUpdate {
  waiting: Readonly<ShallowRef<boolean>>
  /** Reloads into the new version. */
  apply(): void
}

export function workerUpdate(): AppUpdate {
  const waiting = shallowRef(false)
  const registration = registerWorker({ onWaiting: () => { waiting.value = true } })
  return { waiting, apply: () => void registration.then((worker) => { worker?.applyUpdate() }) }
}
