/** Keys of the desk: `/` goes to the search, arrows through the rows, Escape back to where a page was opened from. */
import { onMounted, onScopeDispose, type Ref } from 'vue'

/** Whether a key is meant for what is typed into, or for a dialog that is open. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog]') !== null
}

function whilePresent(onKey: (event: KeyboardEvent) => void) {
  onMounted(() => { window.addEventListener('keydown', onKey) })
  onScopeDispose(() => { window.removeEventListener('keydown', onKey) })
}

const isPlain = ({ altKey, ctrlKey, metaKey }: KeyboardEvent) => !altKey && !ctrlKey && !metaKey

/** `/` focuses the search; down and up walk the rows' links, from the search too; Enter there opens the first row. */
export function useListKeys(search: Readonly<Ref<HTMLInputElement | null>>, list: Readonly<Ref<HTMLElement | null>>) {
  const links = () => [...(list.value?.querySelectorAll<HTMLElement>('.desk-row-link') ?? [])]

  function walk(by: number) {
    const rows = links()
    const at = rows.findIndex((row) => row === document.activeElement)
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    next?.focus()
  }
  whilePresent((event) => {
    if (!isPlain(event)) return
    const inSearch = event.target === search.value
    if (isTyping(event) && !inSearch) return
    if (event.key === '/' && !inSearch) search.value?.focus()
    else if (event.key === 'ArrowDown') walk(1)
    else if (event.key === 'ArrowUp' && !inSearch) walk(-1)
    else if (event.key === 'Enter' && inSearch) links()[0]?.click()
    else return
    event.preventDefault()
  })
}

/** Escape leaves a field first, and the page when there is none to leave. */
export function useBackKey(back: () => (() => void) | null) {
  whilePresent((event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isPlain(event)) return
    const target = event.target
    if (target instanceof HTMLElement && target.closest('[role=dialog]') !== null) return
    if (isTyping(event)) (target as HTMLElement).blur()
    else back()?.()
  })
}
