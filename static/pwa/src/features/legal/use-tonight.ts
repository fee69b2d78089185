/** Which post is asked about, when one stands there, and with whom: from the plan and from the running shift. */
import { computed, type ComputedRef } from 'vue'
import { useHolder } from '../../app/identity'
import { useLive } from '../../app/live'
import { useNow } from '../../app/now'
import { useServices } from '../../app/services'
import type { Entry, Officer, View } from '../../offline'
import { agendaOf, isMine, useDuty, type Post, type Requirement } from '../duty'
import { onDutyNow, type Shift } from '../shift'
import { crewOf, type Crew } from './crew'

/** A duty further ahead says nothing about the road as it is. */
const SOON_MS = 6 * 3_600_000

export interface Tonight {
  /** The one that was named, else the one where the holder is due now or next; null: asked of no post. */
  post: Post | null
  /** The duty there; null when none runs or comes soon. */
  span: { starts_at: string; ends_at: string } | null
  /** Now, or the beginning of a duty that is still to come: by it the light is judged. */
  at: Date
  /** A patrol looks in and sets nothing up: R03, which is about posts that are set up, asks nothing of it. */
  spotCheck: boolean
  planned: Crew | null
  /** With whom the holder is out; null where that says nothing of the post: another's duty, or one still to come. */
  onShift: Crew | null
}

export function useTonight(named: () => unknown): ComputedRef<Tonight> {
  const { offline } = useServices()
  const [now, holder, duty] = [useNow(), useHolder(), useDuty()]
  const officers = useLive<View<Officer>[]>(offline.views<Officer>('officer'), [])
  const entries = useLive<Entry[]>(offline.entries(), [])
  const shifts = useLive<View<Shift>[]>(offline.views<Shift>('shift'), [])
  const ranks = computed(() => new Map(officers.value.map(({ id, data }) => [id, data.rank])))
  const crew = (ids: readonly string[]) => crewOf(ids, (id) => (id === holder.value?.officer.id ? holder.value.officer.rank : ranks.value.get(id)))

  const due = computed(() => {
    const me = holder.value?.officer
    const wanted = (one: Requirement) => one.post_id !== null && (typeof named() === 'string' ? one.post_id === named() : me !== undefined && isMine(one, me))
    const agenda = agendaOf(duty.requirements.value.filter(wanted), now.value)
    const next = agenda.next.find(({ starts_at }) => Date.parse(starts_at) - now.value.getTime() <= SOON_MS)
    return agenda.now[0] ?? next ?? null
  })
  /** Of no duty at all it is asked where no post was named: then it is about where the holder stands. */
  const standsThere = computed(() => {
    const me = holder.value?.officer
    if (due.value === null) return typeof named() !== 'string'
    return me !== undefined && isMine(due.value, me) && Date.parse(due.value.starts_at) <= now.value.getTime()
  })
  const shift = computed(() => (holder.value === null ? null : onDutyNow(entries.value, shifts.value, holder.value.officer.id, now.value)))

  return computed(() => {
    const id = typeof named() === 'string' ? named() : due.value?.post_id
    const starts = due.value === null ? now.value : new Date(due.value.starts_at)
    return {
      post: duty.posts.value.find((post) => post.id === id) ?? null,
      span: due.value,
      at: starts > now.value ? starts : now.value,
      spotCheck: due.value?.manner === 'spot',
      planned: due.value === null ? null : crew(together(duty.requirements.value, due.value)),
      onShift: shift.value === null || !standsThere.value ? null : crew([shift.value.officer_id, ...shift.value.crew_ids]),
    }
  })
}

/** All who are meant to stand at the post with them, of whatever squad. */
function together(requirements: readonly Requirement[], due: Requirement): string[] {
  return requirements
    .filter(({ post_id, starts_at, ends_at }) => post_id === due.post_id && starts_at < due.ends_at && ends_at > due.starts_at)
    .flatMap(({ officer_ids }) => officer_ids)
}
