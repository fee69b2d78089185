/** The number on the app's icon, where the system draws one: what is not yet at the server. */
interface Badging {
  setAppBadge?: (count: number) => Promise<void>
  clearAppBadge?: () => Promise<void>
}

export function showBadge(count: number): void {
  const badging = navigator as Badging
  // Refused without permission on some systems: the banner inside the app says the same.
  const shown = count > 0 ? badging.setAppBadge?.(count) : badging.clearAppBadge?.()
  shown?.catch(() => undefined)
}
