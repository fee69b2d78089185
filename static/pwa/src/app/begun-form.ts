/** What the page of a field record opens with: an older record, or what was begun and not finished. */
import { shallowRef, type ShallowRef } from 'vue'
import { useRoute } from 'vue-router'
import type { CommandType, Entry, Officer, RecordPhoto } from '../offline'
import type { FormDrafts, KeptDraft } from './form-drafts'
import { firstOf } from './live'
import type { Replaces } from './replacing'
import { useServices } from './services'

export interface Begun<F> {
  officer: Officer
  form: F
  photos: RecordPhoto[]
  /** Begun before the page was left, and not finished. */
  restored: boolean
  /** Another for each form that the page opens with: what is discarded leaves nothing behind. */
  serial: number
  drafts: FormDrafts<F>
}

export interface FormKind<T extends CommandType, F> {
  type: T
  drafts: FormDrafts<F>
  empty: () => F
  from: (entry: Entry<T>) => F
  isUntouched: (form: F, photos: readonly RecordPhoto[]) => boolean
}

export interface BegunForm<F> {
  begun: ShallowRef<Begun<F> | null>
  /** Where a correction would take the place of something unfinished: does so, once the officer agrees. */
  replace: ShallowRef<(() => void) | null>
}

/** `?replaces=<entry>` starts from that record; without it the page starts from what was begun. Null without an officer. */
export async function useBegunForm<T extends CommandType, F extends { replaces: Replaces | null }>(kind: FormKind<T, F>): Promise<BegunForm<F>> {
  const { offline } = useServices()
  const wanted = useRoute().query['replaces']
  const begun = shallowRef<Begun<F> | null>(null)
  const replace = shallowRef<(() => void) | null>(null)

  const identity = await firstOf(offline.identity)
  if (identity.kind !== 'officer') return { begun, replace }
  const { officer } = identity
  const [older, own] = await Promise.all([corrected(officer), unfinished(officer)])
  begun.value = older === null || own.restored ? own : older
  if (older !== null && own.restored) replace.value = () => { begun.value = older }
  return { begun, replace }

  async function corrected(officer: Officer): Promise<Begun<F> | null> {
    const entry = typeof wanted === 'string' ? await firstOf(offline.entry(wanted)) : null
    if (entry === null || !isOf(kind.type, entry)) return null
    return { officer, form: kind.from(entry), photos: await offline.photosOf(entry.id), restored: false, serial: 1, drafts: kind.drafts }
  }
  async function unfinished(officer: Officer): Promise<Begun<F>> {
    const found = await kind.drafts.load(officer.id)
    const restored = found !== null && !kind.isUntouched(found.form, found.photos) && !(await wasSaved(found))
    const { form, photos } = restored ? found : { form: kind.empty(), photos: [] }
    return { officer, form, photos, restored, serial: 0, drafts: kind.drafts }
  }
  /** Killed between saving and letting the draft go: a record of its type is newer, or what it corrects was dealt with. */
  async function wasSaved({ form: { replaces }, at }: KeptDraft<F>): Promise<boolean> {
    if (replaces?.how === 'correct') return (await firstOf(offline.entry(replaces.id)))?.state.kind !== 'attention'
    const newest = (await firstOf(offline.entries())).find(({ type }) => type === kind.type)
    return newest !== undefined && at !== null && newest.occurred_at >= at
  }
}

function isOf<T extends CommandType>(type: T, entry: Entry): entry is Entry<T> {
  return entry.type === type
}
