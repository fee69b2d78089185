/** Counting: a tap is on the phone before it shows, and becomes part of a record once nobody taps for a while. */
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { failureText } from '../../app/failure-text'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { t } from '../../locale'
import type { Entry, Uuid, View } from '../../offline'
import { dutyDayOf } from '../duty'
import { handIn } from './hand-in'
import { oneLess, standingTallies, totalsOf, type Draft } from './tally'
import type { TallyStore } from './tally-store'
import type { Tally } from './views'

/** After so long without a tap the counts become a record. */
export const QUIET_MS = 20_000

export interface UseTally {
  totals: ComputedRef<Map<string, number>>
  /** Taps that are no record yet. */
  loose: ComputedRef<number>
  failure: Ref<string | null>
  more: (kind: string) => Promise<void>
  less: (kind: string) => Promise<void>
}

export function useTally(store: TallyStore, officerId: Uuid, now: Readonly<Ref<Date>>): UseTally {
  const services = useServices()
  const { offline, clock } = services
  const entries = useLive<Entry[]>(offline.entries(), [])
  const views = useLive<View<Tally>[]>(offline.views<Tally>('tally'), [])
  const drafts = shallowRef<Draft[]>([])
  const failure = ref<string | null>(null)
  let cancel = () => {}

  const standing = computed(() => standingTallies(entries.value, views.value, dutyDayOf(now.value)))
  /** Between recording and forgetting a draft is in both places; it counts in one. */
  const loose = computed(() => drafts.value.filter(({ id }) => !standing.value.some(({ payload }) => payload.draft_id === id)))

  async function read() {
    drafts.value = await store.drafts(officerId)
  }
  async function flush() {
    cancel()
    await handIn(services, officerId, store)
    await read()
  }
  async function run(work: () => Promise<void>) {
    failure.value = null
    try {
      await work()
    } catch (error) {
      failure.value = t('shift.failed', { reason: failureText(error) })
    }
    await read()
  }
  function whenQuiet() {
    cancel()
    cancel = clock.after(QUIET_MS, () => void run(flush))
  }
  /** A draft is of one duty day. */
  async function closeYesterday() {
    const first = drafts.value[0]?.taps[0]
    if (first !== undefined && dutyDayOf(new Date(first.at)) !== dutyDayOf(clock.now())) await flush()
  }
  const more = (kind: string) => run(async () => {
    await closeYesterday()
    await store.tap(officerId, { kind, at: clock.now().toISOString() })
    whenQuiet()
  })
  const less = (kind: string) => run(async () => {
    if (await store.untap(officerId, kind)) {
      whenQuiet()
      return
    }
    const change = oneLess(standing.value, kind)
    if (change?.how === 'withdraw') await offline.record('shift.withdraw_tally', { command_id: change.id, reason: t('shift.tally.undone') }, { fix: null, officerId })
    if (change?.how === 'correct') await offline.record('shift.tally', change.payload, { fix: null, supersedes: change.id, officerId })
  })

  void read().then(() => { if (drafts.value.length > 0) whenQuiet() })
  const hidden = () => { if (document.hidden) void run(flush) }
  document.addEventListener('visibilitychange', hidden)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', hidden)
    void run(flush)
  })
  return {
    totals: computed(() => totalsOf(standing.value, loose.value)),
    loose: computed(() => loose.value.reduce((sum, { taps }) => sum + taps.length, 0)),
    failure,
    more,
    less,
  }
}
