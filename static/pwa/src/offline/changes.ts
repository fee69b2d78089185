/** What happened elsewhere: pulled since a cursor, each page applied in one transaction with its cursor. */
import type { ViewRow } from './database'
import { device, heard } from './device'
import type { Ground } from './ground'
import type { Progress } from './send'
import { ask, FOREIGN, notNow, serverError } from './transport'
import type { Change, ChangesAnswer, Uuid } from './wire'

const PAGE = 500

export async function pullChanges(ground: Ground): Promise<Progress> {
  const { holder } = await device(ground.db)
  if (holder === null) return 'drained'
  for (;;) {
    const cursor = (await ground.db.cursors.get(holder.officer_id))?.cursor ?? null
    const page = await fetchPage(ground, cursor)
    if (page === null) return 'stopped'
    const applied = await apply(ground, holder.officer_id, cursor, page)
    if (!applied || !page.more) return 'drained'
  }
}

/** Null when it can't be had now. A cursor that the server refuses is forgotten, and everything starts over. */
async function fetchPage(ground: Ground, cursor: string | null): Promise<ChangesAnswer | null> {
  const leftAtMs = ground.clock.monotonicMs()
  const since = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
  const answer = await ask(ground, { method: 'GET', path: `/changes?limit=${PAGE}${since}` })
  if (answer.kind === 'not_now') return null
  if (answer.kind === 'refused') {
    if (cursor !== null) return asReset(await fetchPage(ground, null))
    await notNow(ground, serverError(answer.problem), null)
    return null
  }
  if (!isChangesAnswer(answer.body)) {
    await notNow(ground, FOREIGN, null)
    return null
  }
  await heard(ground, leftAtMs, answer.body)
  return answer.body
}

function asReset(page: ChangesAnswer | null): ChangesAnswer | null {
  return page === null ? null : { ...page, cursor_reset: true }
}

function isChangesAnswer(body: unknown): body is ChangesAnswer {
  const { cursor, changes, ticket, server_time } = (body ?? {}) as Partial<ChangesAnswer>
  return typeof cursor === 'string' && Array.isArray(changes) && typeof ticket === 'string' && typeof server_time === 'string'
}

/** False when the phone has changed hands meanwhile; then nothing was applied. */
async function apply(ground: Ground, officer_id: Uuid, cursor: string | null, page: ChangesAnswer): Promise<boolean> {
  const { db } = ground
  if (page.changes.length === 0 && !page.cursor_reset && page.cursor === cursor) return true
  const rows = await sealed(ground, officer_id, page.changes)
  return db.transaction('rw', db.device, db.views, db.cursors, async () => {
    if ((await device(db)).holder?.officer_id !== officer_id) return false
    if (page.cursor_reset) await db.views.where('officer_id').equals(officer_id).delete()
    for (const { op, row } of rows) {
      if (op === 'put') await db.views.put(row)
      else await db.views.delete([officer_id, row.kind, row.id])
    }
    await db.cursors.put({ officer_id, cursor: page.cursor })
    return true
  })
}

interface SealedChange {
  op: Change['op']
  row: ViewRow
}

function sealed({ sealer }: Ground, officer_id: Uuid, changes: readonly Change[]): Promise<SealedChange[]> {
  return Promise.all(
    changes.map(async ({ kind, id, op, data }) => ({ op, row: { officer_id, kind, id, data: await sealer.seal(data) } })),
  )
}

/** Everything the server told this officer. The outbox is not touched. */
export async function dropViews({ db }: Ground, officer_id: Uuid): Promise<void> {
  await db.transaction('rw', db.views, db.cursors, async () => {
    await db.views.where('officer_id').equals(officer_id).delete()
    await db.cursors.delete(officer_id)
  })
}
