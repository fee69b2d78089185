/**
 * An unfinished form of each officer with its photos, in IndexedDB: opening the camera is when Android likes to kill a
 * browser. One database for each kind of form.
 */
import { Dexie, type Table } from 'dexie'
import type { RecordPhoto, Uuid, WireTime } from '../offline'

export interface FormDrafts<F> {
  load(officerId: Uuid): Promise<KeptDraft<F> | null>
  /** `at`: by the phone's clock. */
  save(officerId: Uuid, form: F, photos: readonly RecordPhoto[], at: WireTime): Promise<void>
  clear(officerId: Uuid): Promise<void>
}

export interface KeptDraft<F> {
  form: F
  photos: RecordPhoto[]
  /** Its last change; null for one that an older version kept. */
  at: WireTime | null
}

interface DraftRow<F> {
  form: F
  photos: readonly RecordPhoto[]
  at?: WireTime
}

export function createFormDrafts<F>(databaseName: string): FormDrafts<F> {
  const database = new Dexie(databaseName, { chromeTransactionDurability: 'strict' })
  database.version(1).stores({ drafts: '' })
  const drafts: Table<DraftRow<F>, Uuid> = database.table('drafts')
  return {
    load: async (officerId) => {
      const found = await drafts.get(officerId)
      return found === undefined ? null : { form: found.form, photos: [...found.photos], at: found.at ?? null }
    },
    save: async (officerId, form, photos, at) => { await drafts.put({ form, photos: [...photos], at }, officerId) },
    clear: (officerId) => drafts.delete(officerId),
  }
}
