/** The way back out of a page that may have been opened by a link. */
import { useRouter } from 'vue-router'

/** Back to where the page was opened from; to `home` when nothing lies behind it. */
export function useLeave(home = '/today'): () => void {
  const router = useRouter()
  return () => {
    const { back } = window.history.state as { back?: unknown }
    if (typeof back === 'string') router.back()
    else void router.replace(home)
  }
}
