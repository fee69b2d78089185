/**
 * English texts: few phones want them, so they are kept when they are first asked for, and from then on brought along with
 * each new version.
 */
import type { PrecacheEntry } from 'workbox-precaching'

const CACHE = 'xunlu-english'
const IS_ENGLISH = /\/assets\/en-[\w-]+\.js$/

type Listed = PrecacheEntry | string

/** Takes the English texts out of what every phone keeps; gives the rest, and their own address or null. */
export function setEnglishApart(listed: readonly Listed[]): { rest: Listed[]; english: string | null } {
  const address = (entry: Listed) => (typeof entry === 'string' ? entry : entry.url)
  const found = listed.find((entry) => IS_ENGLISH.test(address(entry)))
  return { rest: listed.filter((entry) => entry !== found), english: found === undefined ? null : address(found) }
}

/** install: a phone that had them in the last version will want them offline in this one. */
export async function bringAlong(english: string): Promise<void> {
  if (!(await caches.has(CACHE))) return
  const kept = await caches.open(CACHE)
  if ((await kept.match(english)) === undefined) await kept.add(english)
}

/** activate: those of the versions before are dropped. */
export async function dropOlder(english: string): Promise<void> {
  if (!(await caches.has(CACHE))) return
  const kept = await caches.open(CACHE)
  for (const { url } of await kept.keys()) if (!url.endsWith(english)) await kept.delete(url)
}

/** fetch: from the cache, or from the network into the cache. */
export async function fromCache(request: Request): Promise<Response> {
  const kept = await caches.open(CACHE)
  const found = await kept.match(request)
  if (found !== undefined) return found
  const fresh = await fetch(request)
  if (fresh.ok) await kept.put(request, fresh.clone())
  return fresh
}
