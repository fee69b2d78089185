/** What a route tells the shell. */
import 'vue-router'
import type { PlainKey } from '../locale'

export type Layout = 'tabs' | 'page' | 'bare' | 'desk'

declare module 'vue-router' {
  interface RouteMeta {
    /** tabs: with the tab bar. page: with the banner only. bare: nothing around it. desk: another screen altogether. */
    layout: Layout
    /** For the document's title. */
    title: PlainKey
  }
}
