import { startedFromHomeScreen } from './environment'

/** Putting the app on the home screen. */
export interface InstallPrompt {
  /** `offered`: `ask` will open the browser's dialog. `manual`: only the browser's own menu can (iOS). */
  state(): InstallState
  onChange(listener: (state: InstallState) => void): () => void
  ask(): Promise<'accepted' | 'dismissed'>
}

export type InstallState = 'installed' | 'offered' | 'manual' | 'unavailable'

interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** Make it at start: the browser offers its dialog once, early. */
export function browserInstallPrompt({ ios }: { ios: boolean }): InstallPrompt {
  const listeners = new Set<(state: InstallState) => void>()
  const first: InstallState = ios ? 'manual' : 'unavailable'
  let offer: BeforeInstallPromptEvent | null = null
  let state: InstallState = startedFromHomeScreen() ? 'installed' : first
  const become = (next: InstallState) => {
    state = next
    for (const listener of listeners) listener(next)
  }
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as BeforeInstallPromptEvent
    become('offered')
  })
  window.addEventListener('appinstalled', () => { become('installed') })
  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: async () => {
      const answer = await offer?.prompt()
      offer = null
      if (answer?.outcome !== 'accepted') become(first)
      return answer?.outcome ?? 'dismissed'
    },
  }
}
