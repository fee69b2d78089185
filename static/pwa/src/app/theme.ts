/** Light, dark, or as the phone is set. Written on the root element, where ui/tokens.css and Vant read it. */
import type { Theme } from './preferences'

const darkPhone = window.matchMedia('(prefers-color-scheme: dark)')
let chosen: Theme = 'auto'

export function applyTheme(theme: Theme): void {
  chosen = theme
  const dark = theme === 'dark' || (theme === 'auto' && darkPhone.matches)
  const root = document.documentElement
  root.dataset['theme'] = dark ? 'dark' : 'light'
  root.classList.toggle('van-theme-dark', dark)
}

darkPhone.addEventListener('change', () => { applyTheme(chosen) })
