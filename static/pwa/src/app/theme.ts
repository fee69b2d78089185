/** Light, dark, or as the phone is set. Written on the root element, where ui/tokens.css reads it. */
import type { Theme } from './preferences'

const darkPhone = window.matchMedia('(prefers-color-scheme: dark)')
let chosen: Theme = 'auto'

export function applyTheme(theme: Theme): void {
  chosen = theme
  const dark = theme === 'dark' || (theme === 'auto' && darkPhone.matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
}

darkPhone.addEventListener('change', () => { applyTheme(chosen) })
