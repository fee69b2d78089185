/** A choice of a page kept in its address, so that a link shows the same and Back returns to it. */
import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The query's parameter of this name; `` when it isn't there. Setting it replaces the address. */
export function useQuery(name: string): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => (typeof route.query[name] === 'string' ? route.query[name] : ''),
    set: (value) => { void router.replace({ query: { ...route.query, [name]: value === '' ? undefined : value } }) },
  })
}

/** `path?a=1&b=2` of the parameters that aren't empty. */
export function withQuery(path: string, parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== '')).toString()
  return query === '' ? path : `${path}?${query}`
}
