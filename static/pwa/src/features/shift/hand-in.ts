/** Turns drafts into commands, each once: the outbox isn't flooded, and a killed browser loses and doubles nothing. */
import { firstOf } from '../../app/live'
import type { Services } from '../../app/services'
import type { Entry, Uuid } from '../../offline'
import { isOf } from './standing'
import { payloadOf } from './tally'
import { createTallyStore, type TallyStore } from './tally-store'

type Means = Pick<Services, 'offline' | 'locks'>

const LOCK = 'xunlu-tally'

/** Hands in all that was tapped; what can't be signed now waits for the next time. */
export async function handIn({ offline, locks }: Means, officerId: Uuid, store: TallyStore): Promise<void> {
  await locks.hold(LOCK, async () => {
    const waiting = await store.seal(officerId)
    if (waiting.length === 0) return
    const said = draftsSaid(await firstOf(offline.entries()))
    for (const draft of waiting) {
      if (!said.has(draft.id)) await offline.record('shift.tally', payloadOf(draft), { fix: null, officerId })
      await store.forget(draft.id)
    }
  })
}

function draftsSaid(entries: readonly Entry[]): Set<Uuid> {
  return new Set(entries.flatMap((entry) => (isOf(entry, 'shift.tally') ? entry.body.payload.draft_id : [])))
}

/** What the last run of the app left behind, as soon as somebody holds the phone. */
export function handInLeftovers(services: Means, store: TallyStore = createTallyStore()): () => void {
  return services.offline.identity.subscribe((identity) => {
    if (identity.kind === 'officer') handIn(services, identity.officer.id, store).catch(() => undefined)
  })
}
