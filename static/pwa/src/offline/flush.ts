/** One attempt to bring everything over, by one tab or worker of this browser at a time. */
import { pullChanges } from './changes'
import { weather } from './device'
import type { Ground } from './ground'
import { letGoSentBytes, sendPhotos } from './photo-queue'
import { nextTry } from './schedule'
import { contact, sendCommands, unsent, type Progress } from './send'
import { mayTry } from './transport'
import type { FlushOutcome } from './types'

const FLUSH_LOCK = 'xunlu-flush'

/** `hurry`: somebody waits for it, so our own back-off doesn't count; a Retry-After always does. */
export async function flush(ground: Ground, hurry: boolean): Promise<FlushOutcome> {
  const ran = await ground.locks.holdIfFree(FLUSH_LOCK, () => flushAlone(ground, hurry))
  return ran.kind === 'busy' ? 'busy' : ran.value
}

async function flushAlone(ground: Ground, hurry: boolean): Promise<FlushOutcome> {
  if (await mayTry(ground, hurry)) await bringOver(ground)
  const { last_error } = await weather(ground.db)
  if (last_error?.kind === 'sign_in_needed') return 'sign_in_needed'
  return (await nextTry(ground.db)) === null ? 'done' : 'waiting'
}

async function bringOver(ground: Ground): Promise<Progress> {
  const before = await unsent(ground.db)
  for (const step of [sendCommands, sendPhotos, pullChanges]) {
    if ((await step(ground)) === 'stopped') return 'stopped'
  }
  await letGoSentBytes(ground)
  // The batches announced what was still there when they left; say once that the photos have followed.
  return before.photos > (await unsent(ground.db)).photos ? contact(ground) : 'drained'
}
