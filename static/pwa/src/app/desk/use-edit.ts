/**
 * Changing one record that somebody else may change too. When somebody was quicker, both versions are held side by
 * side until the reader says which holds; what they typed is never lost.
 */
import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef, ref } from 'vue'
import { useServices } from '../services'
import { useWrite, type Writing } from './use-write'
import { versionTag } from './version'

export interface Conflict<T> {
  /** The record as it stands now. */
  theirs: T
  /** What the reader wanted to change, by member. */
  mine: Readonly<Record<string, unknown>>
}

export interface Edit<T, D> extends Pick<Writing, 'busy' | 'refusal'> {
  draft: Ref<D>
  /** What the draft says otherwise than the record; null when nothing. */
  change: ComputedRef<object | null>
  conflict: Readonly<ShallowRef<Conflict<T> | null>>
  saved: Readonly<ShallowRef<boolean>>
  save: () => Promise<void>
  /** Mine holds: write it on top of what stands now. */
  keepMine: () => Promise<void>
  /** Theirs holds: forget what was typed. */
  takeTheirs: () => void
}

interface Editing<T, D> {
  record: () => T
  path: () => string
  draftOf: (record: T) => D
  changeOf: (record: T, draft: D) => object | null
  /** What is sent to say the change; the change itself where nothing is given. */
  bodyOf?: (change: object) => object
  /** Told with the record as the server has it now. */
  changed: (record: T) => void
}

export function useEdit<T extends { version: number }, D>({ record, path, draftOf, changeOf, bodyOf = (said) => said, changed }: Editing<T, D>): Edit<T, D> {
  const { http } = useServices()
  const { busy, refusal, code, write, forget } = useWrite()
  const draft = ref(draftOf(record())) as Ref<D>
  const conflict = shallowRef<Conflict<T> | null>(null)
  const saved = shallowRef(false)
  const change = computed(() => changeOf(record(), draft.value))

  watch(() => record().version, () => { if (conflict.value === null) draft.value = draftOf(record()) })
  watch(change, (now) => { if (now !== null) saved.value = false })

  async function put(said: object, seen: { version: number }) {
    saved.value = false
    const answer = await write({ method: 'PATCH', path: path(), headers: versionTag(seen), body: bodyOf(said) })
    if (answer !== null) done(answer.body as T)
    else if (code.value === 'version_conflict') await compare(said)
  }
  function done(now: T) {
    conflict.value = null
    draft.value = draftOf(now)
    saved.value = true
    changed(now)
  }
  async function compare(mine: object) {
    const answer = await http.request({ method: 'GET', path: path() })
    if (answer.kind !== 'ok') return
    forget()
    conflict.value = { theirs: answer.body as T, mine: mine as Record<string, unknown> }
  }
  async function save() {
    if (change.value !== null) await put(change.value, record())
  }
  async function keepMine() {
    if (conflict.value !== null) await put(conflict.value.mine, conflict.value.theirs)
  }
  function takeTheirs() {
    if (conflict.value === null) return
    const { theirs } = conflict.value
    conflict.value = null
    draft.value = draftOf(theirs)
    changed(theirs)
  }
  return { draft, change, conflict, saved, busy, refusal, save, keepMine, takeTheirs }
}
