/** Putting the app on the home screen. */
export interface InstallPrompt {
  /** `offered`: `ask` will open the browser's dialog. `manual`: only the browser's own menu can (iOS). */
  state(): InstallState
  onChange(listener: (state: InstallState) => void): () => void
  ask(): Promise<'accepted' | 'dismissed'>
}

export type InstallState = 'installed' | 'offered' | 'manual' | 'unavailable'
