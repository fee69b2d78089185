/** What a page prints on: while it is open, the body says so, and no other page's rules for paper hold. */
import { onMounted, onUnmounted } from 'vue'

/** `name` goes into `body[data-paper='…']`. */
export function usePaper(name: string): void {
  onMounted(() => { document.body.dataset['paper'] = name })
  onUnmounted(() => { if (document.body.dataset['paper'] === name) delete document.body.dataset['paper'] })
}
