/** Whether this phone has reported a plate within the last minutes. Pure. */
import type { Entry } from '../../offline'
import { normalisePlate } from './plates'

/** The latest report of the plate that still stands; null if there is none within so many minutes before `now`. */
export function seenBefore(entries: readonly Entry[], plate: string, minutes: number, now: Date): Entry<'violation.report'> | null {
  const text = normalisePlate(plate)
  if (text.length < 5) return null
  const gone = new Set(entries.flatMap(({ body }) => [body.supersedes, 'command_id' in body.payload ? body.payload.command_id : null]))
  const found = entries.find((entry): entry is Entry<'violation.report'> => isReport(entry)
    && entry.body.payload.plate.text === text
    && !gone.has(entry.id)
    && !isSettled(entry)
    && now.getTime() - Date.parse(entry.occurred_at) <= minutes * 60_000)
  return found ?? null
}

function isReport(entry: Entry): entry is Entry<'violation.report'> {
  return entry.type === 'violation.report'
}

/** Refused or given up, and a person has closed it: nothing stands at the server. */
function isSettled({ state }: Entry): boolean {
  return state.kind === 'confirmed' && state.outcome !== 'applied'
}
