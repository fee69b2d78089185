/** The time as a page shows it: moves on by itself while the page is in sight. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { useServices } from './services'

const STEP_MS = 15_000

export function useNow(): Readonly<ShallowRef<Date>> {
  const { clock } = useServices()
  const now = shallowRef(clock.now())
  let cancel = () => {}
  const step = () => {
    now.value = clock.now()
    cancel = clock.after(STEP_MS, step)
  }
  step()
  onScopeDispose(() => { cancel() })
  return now
}
