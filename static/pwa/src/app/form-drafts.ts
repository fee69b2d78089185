/**
 * An unfinished form of each officer with its photos, in IndexedDB: opening the camera is when Android likes to kill a
 * browser. One database for each kind of form.
 */
import { Dexie, type Table } from 'dexie'
import type { RecordPhoto, Uuid } from '../offline'

export interface FormDrafts<F> {
  load(officerId: Uuid): Promise<{ form: F; photos: RecordPhoto[] } | null>
  save(officerId: Uuid, form: F, photos: readonly RecordPhoto[]): Promise<void>
  clear(officerId: Uuid): Promise<void>
}

interface DraftRow<F> {
  form: F
  photos: readonly RecordPhoto[]
}

export function createFormDrafts<F>(databaseName: string): FormDrafts<F> {
  const database = new Dexie(databaseName, { chromeTransactionDurability: 'strict' })
  database.version(1).stores({ drafts: '' })
  const drafts: Table<DraftRow<F>, Uuid> = database.table('drafts')
  return {
    load: async (officerId) => {
      const found = await drafts.get(officerId)
      return found === undefined ? null : { form: found.form, photos: [...found.photos] }
    },
    save: async (officerId, form, photos) => { await drafts.put({ form, photos: [...photos] }, officerId) },
    clear: (officerId) => drafts.delete(officerId),
  }
}
