/**
 * The unfinished report of each officer, in IndexedDB: opening the camera is when Android likes to kill a browser.
 * The form is written at every change, the photos only when they change.
 */
import { Dexie, type Table } from 'dexie'
import type { Uuid } from '../../offline'
import type { DraftForm, DraftPhoto } from './draft'

export interface DraftStore {
  load(officerId: Uuid): Promise<{ form: DraftForm; photos: DraftPhoto[] } | null>
  saveForm(officerId: Uuid, form: DraftForm): Promise<void>
  savePhotos(officerId: Uuid, photos: readonly DraftPhoto[]): Promise<void>
  clear(officerId: Uuid): Promise<void>
}

class DraftDatabase extends Dexie {
  forms!: Table<DraftForm, Uuid>
  photos!: Table<readonly DraftPhoto[], Uuid>

  constructor() {
    super('xunlu-drafts')
    this.version(1).stores({ forms: '', photos: '' })
  }
}

export function createDraftStore(): DraftStore {
  const database = new DraftDatabase()
  return {
    load: async (officerId) => {
      const form = await database.forms.get(officerId)
      return form === undefined ? null : { form, photos: [...((await database.photos.get(officerId)) ?? [])] }
    },
    saveForm: async (officerId, form) => { await database.forms.put(form, officerId) },
    savePhotos: async (officerId, photos) => { await database.photos.put(photos, officerId) },
    clear: (officerId) => database.transaction('rw', database.forms, database.photos, async () => {
      await database.forms.delete(officerId)
      await database.photos.delete(officerId)
    }),
  }
}
