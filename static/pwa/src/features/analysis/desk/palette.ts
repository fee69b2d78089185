/** The theme's colours for what is drawn on a canvas, which no class reaches. */
export interface Palette {
  text: string
  soft: string
  line: string
  surface: string
  now: string
  before: string
  /** From none to most. */
  heat: [string, string, string]
}

export function currentPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const dark = document.documentElement.dataset['theme'] === 'dark'
  return {
    text: of('text'), soft: of('text-soft'), line: of('line'), surface: of('surface'), now: of('brand'), before: of('line-strong'),
    heat: dark ? ['#151c26', '#8a5a14', '#ff9a5c'] : ['#f5f7fa', '#f4b860', '#a01220'],
  }
}

/** Calls `changed` whenever the theme does; returns what ends it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => { observer.disconnect() }
}
