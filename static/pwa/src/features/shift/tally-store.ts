/**
 * The taps that are no record yet. Each tap is on the disk before the counter shows it. Handing a draft in takes two
 * stores, so it goes in three steps, each of which may be the browser's last: seal the draft, record it, forget it. A
 * sealed draft that is found again is looked for among the records first.
 */
import { Dexie, type Table } from 'dexie'
import { uuid7 } from '../../platform/uuid'
import type { Uuid } from '../../offline'
import { withoutLast, type Draft, type Tap } from './tally'

type DraftRow = Draft & { sealed: 0 | 1 }

export interface TallyStore {
  /** The draft that takes taps, and those that are being handed in; oldest first. */
  drafts(officerId: Uuid): Promise<Draft[]>
  tap(officerId: Uuid, tap: Tap): Promise<void>
  /** Takes the last tap of a kind back; false when the open draft has none. */
  untap(officerId: Uuid, kind: string): Promise<boolean>
  /** Closes the open draft; later taps begin another. Answers all that wait to be handed in, oldest first. */
  seal(officerId: Uuid): Promise<Draft[]>
  forget(draftId: Uuid): Promise<void>
}

class TallyDatabase extends Dexie {
  drafts!: Table<DraftRow, Uuid>

  constructor() {
    super('xunlu-tally', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ drafts: 'id, [officer_id+sealed], officer_id' })
  }
}

export function createTallyStore(): TallyStore {
  const { drafts, ...database } = open()
  const openDraft = (officerId: Uuid) => drafts.where('[officer_id+sealed]').equals([officerId, 0]).first()
  return {
    drafts: (officerId) => drafts.where('officer_id').equals(officerId).sortBy('id'),
    tap: (officer_id, tap) => database.writing(async () => {
      const draft = (await openDraft(officer_id)) ?? { id: uuid7(new Date(tap.at)), officer_id, taps: [], sealed: 0 }
      await drafts.put({ ...draft, taps: [...draft.taps, tap] })
    }),
    untap: (officerId, kind) => database.writing(async () => {
      const draft = await openDraft(officerId)
      const less = draft === undefined ? null : withoutLast(draft, kind)
      if (less === null) return false
      if (less.taps.length === 0) await drafts.delete(less.id)
      else await drafts.put({ ...less, sealed: 0 })
      return true
    }),
    seal: (officerId) => database.writing(async () => {
      const draft = await openDraft(officerId)
      if (draft !== undefined) await drafts.update(draft.id, { sealed: 1 })
      return drafts.where('[officer_id+sealed]').equals([officerId, 1]).sortBy('id')
    }),
    forget: (draftId) => drafts.delete(draftId),
  }
}

function open() {
  const database = new TallyDatabase()
  return { drafts: database.drafts, writing: <T>(work: () => Promise<T>) => database.transaction('rw', database.drafts, work) }
}
