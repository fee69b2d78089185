/**
 * Tells the server that a task came to this phone, and that it was shown. Beside the sum: unsigned, never waited for,
 * and said again at the next opportunity if it didn't get through.
 */
import type { Services } from '../../app/services'
import type { View } from '../../offline'
import type { OwnTask } from './views'

export type Noted = 'delivered' | 'opened'
type Means = Pick<Services, 'http' | 'clock'>

/** What this page load has said, or is saying, to a server. */
const saidTo = new WeakMap<Services['http'], Set<string>>()
const MORE_TO_SAY: Record<Noted, readonly string[]> = { delivered: ['queued', 'sent'], opened: ['queued', 'sent', 'delivered'] }

/** Once for each task and kind, and only while the server doesn't know of more. */
export async function note({ http, clock }: Means, task: OwnTask, kind: Noted): Promise<void> {
  if (kind === 'opened') await note({ http, clock }, task, 'delivered') // what was shown has come
  const said = saidTo.get(http) ?? new Set()
  saidTo.set(http, said)
  const key = `${task.id}:${kind}`
  const state = task.recipients[0]?.state
  if (said.has(key) || state === undefined || !MORE_TO_SAY[kind].includes(state)) return
  said.add(key)
  const body = { kind, road: 'poll', at: clock.now().toISOString() }
  const answer = await http.request({ method: 'POST', path: `/tasks/${task.id}/telemetry`, body })
  if (answer.kind === 'network') said.delete(key)
}

/** Notes the arrival of every task that the feed brings. */
export function noteArrivals({ offline, ...means }: Means & Pick<Services, 'offline'>): () => void {
  return offline.views<OwnTask>('task').subscribe((views: View<OwnTask>[]) => {
    for (const { data } of views) void note(means, data, 'delivered')
  })
}
